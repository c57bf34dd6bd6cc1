package dev.rialto.simulator;

/**
 * What past to make up.
 *
 * @param days that end now
 * @param ordersPerDay on average
 * @param seed the same seed makes the same orders of the same shop
 * @param newCustomers the share of orders by somebody new, 0 to 1
 * @param failingPayments the share of payments that fail, 0 to 1
 * @param fraudShare the share of orders that are the beginning of fraud, 0 to 1
 */
public record HistoryPlan(
        int days,
        long ordersPerDay,
        long seed,
        double newCustomers,
        double failingPayments,
        double fraudShare) {

    /** Refuses what could be no past. */
    public HistoryPlan {
        if (days < 1 || ordersPerDay < 1) {
            throw new IllegalArgumentException(
                    "a past needs at least 1 day and 1 order a day, not: %d, %d"
                            .formatted(days, ordersPerDay));
        }
    }

    /** Orders in all, those of fraud aside. */
    public long orders() {
        return days * ordersPerDay;
    }
}
