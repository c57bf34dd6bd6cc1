package dev.rialto.shop.orders;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.Sql;
import dev.rialto.shop.carts.CartItem;
import dev.rialto.shop.carts.Carts;
import dev.rialto.shop.catalog.Catalog;
import dev.rialto.shop.catalog.Product;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turning a cart into an order, in one round trip. */
@ApplicationScoped
public class Checkout {

    /** What the column holds. */
    private static final BigDecimal HIGHEST_TOTAL = new BigDecimal("9999999999.99");

    /**
     * The cart is held first, then the products in the order of their ids, by statements of their
     * own: so the last one begins when nobody else can change them any more, and sees what they
     * are.
     */
    private static final String PLACE =
            """
            SELECT status FROM carts WHERE cart_id = ? FOR NO KEY UPDATE;
            SELECT product_id FROM products
            WHERE product_id IN (SELECT product_id FROM cart_items WHERE cart_id = ?)
            ORDER BY product_id FOR NO KEY UPDATE;
            WITH line AS (
                SELECT product_id, price, stock, is_active, quantity
                FROM cart_items JOIN products USING (product_id) WHERE cart_id = ?),
            placed AS (
                INSERT INTO orders (customer_id, order_date, total_price, status)
                SELECT customer_id, ?, total, 'pending'
                FROM carts, (SELECT sum(price * quantity) AS total,
                                    bool_and(is_active AND stock >= quantity) AS there
                             FROM line) sums
                WHERE cart_id = ? AND status = 'open' AND there AND total <= ?
                RETURNING *),
            filled AS (
                INSERT INTO order_items (order_id, product_id, quantity, price, created_at)
                SELECT order_id, product_id, quantity, price, order_date
                FROM placed, line ORDER BY product_id),
            taken AS (
                UPDATE products SET stock = products.stock - quantity, updated_at = order_date
                FROM placed, line WHERE products.product_id = line.product_id),
            closed AS (
                UPDATE carts SET status = 'ordered', updated_at = order_date
                FROM placed WHERE cart_id = ?)
            SELECT %s FROM placed
            """
                    .formatted(Order.COLUMNS);

    private final Carts carts;
    private final Catalog catalog;
    private final Sql sql;
    private final Counter placed;

    Checkout(Carts carts, Catalog catalog, Sql sql, MeterRegistry meters) {
        this.carts = carts;
        this.catalog = catalog;
        this.sql = sql;
        this.placed = meters.counter("rialto.shop.orders");
    }

    /**
     * Orders what is in a cart, at the prices of now; all of it or, where a product has too few
     * pieces, nothing.
     *
     * @throws RefusedException where the cart is unknown, empty or closed, a product is not on sale
     *     or its stock short, or the total is beyond what the books can hold
     */
    public Order placeOrder(long cartId) {
        while (true) {
            List<Order> order =
                    sql.rows(
                            PLACE,
                            Order::read,
                            cartId,
                            cartId,
                            cartId,
                            Moment.now(),
                            cartId,
                            HIGHEST_TOTAL,
                            cartId);
            if (!order.isEmpty()) {
                placed.increment();
                return order.getFirst();
            }
            // What was in the way may be gone by now: then it is tried again.
            refuse(cartId);
        }
    }

    /** Says why a cart cannot be ordered, where it cannot. */
    private void refuse(long cartId) {
        carts.requireOpen(cartId);
        Map<Long, Integer> pieces =
                carts.items(cartId).stream()
                        .collect(Collectors.toMap(CartItem::productId, CartItem::quantity));
        if (pieces.isEmpty()) {
            throw new RefusedException(new Refusal.EmptyCart(cartId));
        }
        List<Product> products = catalog.products(pieces.keySet());
        for (Product product : products) {
            int wanted = pieces.get(product.productId());
            if (!product.isActive()) {
                throw new RefusedException(new Refusal.NotOnSale(product.productId()));
            }
            if (product.stock() < wanted) {
                throw new RefusedException(
                        new Refusal.OutOfStock(product.productId(), wanted, product.stock()));
            }
        }
        refuseDear(
                products.stream()
                        .map(
                                row ->
                                        row.price()
                                                .multiply(
                                                        BigDecimal.valueOf(
                                                                pieces.get(row.productId()))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void refuseDear(BigDecimal total) {
        if (total.compareTo(HIGHEST_TOTAL) > 0) {
            throw new RefusedException(
                    new Refusal.Unfit("an order of %s is too dear".formatted(total)));
        }
    }
}
