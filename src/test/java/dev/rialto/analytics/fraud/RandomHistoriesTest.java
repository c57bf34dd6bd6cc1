package dev.rialto.analytics.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import dev.rialto.fraud.Address;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Finding;
import dev.rialto.fraud.RuleBook;
import dev.rialto.fraud.Subject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a history comes, the alerts end as the rules have them of the last rows. */
class RandomHistoriesTest {

    private static final int CUSTOMERS = 6;
    private static final int ROWS = 60;
    private static final int SECONDS = 900;
    private static final List<String> TOTALS = List.of("1.00", "2.00", "3.50", "9.99", "20000.00");

    @TempDir private Path stateDir;
    private final Map<Long, String> addresses = new HashMap<>();
    private final Map<Long, Fact> failed = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endAsTheRowsDo(long seed) {
        Random random = new Random(seed);
        try (Shop shop = new Shop(stateDir)) {
            for (int step = 0; step < 1_500; step++) {
                happen(shop, random);
                if (random.nextInt(40) == 0) {
                    shop.alerts();
                }
            }

            Map<String, String> expected = new TreeMap<>();
            expect(Subject.CUSTOMER_ORDERS, byCustomer(orders(shop)), expected);
            expect(Subject.CUSTOMER_FAILED_PAYMENTS, byCustomer(failed.values()), expected);
            expect(Subject.ADDRESS_ORDERS, byAddress(orders(shop)), expected);
            Map<String, String> found = new TreeMap<>();
            shop.alerts().forEach((id, alert) -> found.put(id, content(alert)));
            assertThat(expected).hasSizeGreaterThan(5);
            assertThat(found).isEqualTo(expected);
        }
    }

    private void happen(Shop shop, Random random) {
        long row = random.nextInt(ROWS);
        long customer = 1 + random.nextInt(CUSTOMERS);
        switch (random.nextInt(10)) {
            case 0 -> {
                addresses.put(customer, "No. " + random.nextInt(3));
                shop.customer(customer, addresses.get(customer));
            }
            case 1 -> {
                if (shop.orders().containsKey(row)) {
                    shop.deleteOrder(row);
                }
            }
            case 2, 3, 4 -> pay(shop, random, row, customer);
            default ->
                    shop.order(
                            row,
                            customer,
                            random.nextInt(SECONDS),
                            TOTALS.get(random.nextInt(TOTALS.size())));
        }
    }

    private void pay(Shop shop, Random random, long row, long customer) {
        int seconds = random.nextInt(SECONDS);
        switch (random.nextInt(8)) {
            case 0 -> {
                failed.remove(row);
                shop.deletePayment(row);
            }
            case 1 -> {
                failed.remove(row);
                shop.payment(row, customer, seconds, "captured");
            }
            default -> {
                failed.put(row, new Fact(Fact.microsOf(Shop.at(seconds)), row, 500, customer));
                shop.payment(row, customer, seconds, "failed");
            }
        }
    }

    private static List<Fact> orders(Shop shop) {
        return List.copyOf(shop.orders().values());
    }

    private static Map<Long, List<Fact>> byCustomer(Collection<Fact> facts) {
        return facts.stream().sorted().collect(Collectors.groupingBy(Fact::customer));
    }

    private Map<Long, List<Fact>> byAddress(Collection<Fact> facts) {
        return facts.stream()
                .filter(fact -> addresses.containsKey(fact.customer()))
                .sorted()
                .collect(
                        Collectors.groupingBy(
                                fact -> Address.mark(addresses.get(fact.customer())).getAsLong()));
    }

    private static void expect(
            Subject subject, Map<Long, List<Fact>> cases, Map<String, String> expected) {
        for (List<Fact> facts : cases.values()) {
            for (Finding finding : RuleBook.BUILT_IN.judge(subject, facts, Long.MIN_VALUE)) {
                expected.put(finding.alert().alertId(), content(finding.alert()));
            }
        }
    }

    private static String content(FraudAlert alert) {
        return alert.reason() + alert.orderIds() + alert.paymentIds() + alert.customers();
    }
}
