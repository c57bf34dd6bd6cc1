package dev.rialto.fraud;

/** What a rule looks at together. */
public enum Subject {
    /** All orders of a customer. */
    CUSTOMER_ORDERS,
    /** The failed payments of a customer. */
    CUSTOMER_FAILED_PAYMENTS,
    /** All orders of the customers who share an address. */
    ADDRESS_ORDERS
}
