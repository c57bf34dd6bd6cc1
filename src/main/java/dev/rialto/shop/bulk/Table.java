package dev.rialto.shop.bulk;

/** A table that is filled in bulk, and the columns that are given. */
public enum Table {
    CATEGORIES("categories", "category_id", "name, description, created_at"),
    PRODUCTS(
            "products",
            "product_id",
            "sku, name, description, price, stock, category_id, created_at, updated_at"),
    CUSTOMERS(
            "customers",
            "customer_id",
            "first_name, last_name, email, address, phone_number, created_at, updated_at"),
    CARTS("carts", "cart_id", "customer_id, status, created_at, updated_at"),
    CART_ITEMS("cart_items", "cart_item_id", "cart_id, product_id, quantity, added_at"),
    WISHLISTS("wishlists", "wishlist_id", "customer_id, product_id, created_at"),
    PAYMENTS(
            "payments",
            "payment_id",
            "payment_date, payment_method, amount, status, transaction_id, customer_id"),
    SHIPMENTS(
            "shipments",
            "shipment_id",
            "shipment_date, carrier, tracking_number, status, address, customer_id"),
    ORDERS(
            "orders",
            "order_id",
            "order_date, total_price, status, customer_id, payment_id, shipment_id"),
    ORDER_ITEMS(
            "order_items", "order_item_id", "quantity, price, order_id, product_id, created_at"),
    /** Not the shop's: what the simulator knows to be fraud. */
    LABELS("simulation_labels", "label_id", "kind, episode, customer_id, order_id, payment_id, at");

    private final String title;
    private final String key;
    private final String columns;

    Table(String title, String key, String columns) {
        this.title = title;
        this.key = key;
        this.columns = columns;
    }

    /** As the database names it. */
    public String title() {
        return title;
    }

    String key() {
        return key;
    }

    /** The key first, then the other columns. */
    String copy() {
        return "COPY %s (%s, %s) FROM STDIN (FORMAT binary)".formatted(title, key, columns);
    }
}
