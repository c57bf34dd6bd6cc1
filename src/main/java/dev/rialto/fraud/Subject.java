package dev.rialto.fraud;

import java.util.Set;

/** What a rule looks at together. */
public enum Subject {
    /** All orders of a customer. */
    CUSTOMER_ORDERS("orders"),
    /** The failed payments of a customer. */
    CUSTOMER_FAILED_PAYMENTS("payments"),
    /** All orders of the customers who share an address. */
    ADDRESS_ORDERS("orders", "customers");

    private final Set<String> tables;

    Subject(String... tables) {
        this.tables = Set.of(tables);
    }

    /** The tables whose rows tell of it. */
    Set<String> tables() {
        return tables;
    }
}
