package dev.rialto.analytics.products;

/**
 * What was sold; money in hundredths.
 *
 * @param orders items, and so orders: a product is in an order once
 */
record Sales(long quantity, long revenue, long orders) {

    static final Sales NONE = new Sales(0, 0, 0);

    Sales plus(Sales other) {
        return new Sales(quantity + other.quantity, revenue + other.revenue, orders + other.orders);
    }
}
