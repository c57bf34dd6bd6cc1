package dev.rialto.shop.orders;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import dev.rialto.shop.carts.Cart;
import dev.rialto.shop.carts.CartItem;
import dev.rialto.shop.carts.CartStatus;
import dev.rialto.shop.carts.Carts;
import dev.rialto.shop.catalog.Product;
import dev.rialto.shop.catalog.Stock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turning a cart into an order. */
@ApplicationScoped
public class Checkout {

    /** What the column holds. */
    private static final BigDecimal HIGHEST_TOTAL = new BigDecimal("9999999999.99");

    private static final String FILL =
            """
            INSERT INTO order_items (order_id, product_id, quantity, price, created_at)
            SELECT :order, product_id, held.quantity, price, :now
            FROM cart_items held JOIN products USING (product_id)
            WHERE cart_id = :cart ORDER BY product_id
            """;

    private final Carts carts;
    private final Stock stock;
    private final Counter placed;

    Checkout(Carts carts, Stock stock, MeterRegistry meters) {
        this.carts = carts;
        this.stock = stock;
        this.placed = meters.counter("rialto.shop.orders");
    }

    /**
     * Orders what is in a cart, at the prices of now; all of it or, where a product has too few
     * pieces, nothing.
     *
     * @throws RefusedException where the cart is unknown, empty or closed, stock is short, or the
     *     total is beyond what the books can hold
     */
    @Transactional
    public Order placeOrder(long cartId) {
        Cart cart = carts.lockOpen(cartId);
        List<CartItem> items = carts.items(cartId);
        if (items.isEmpty()) {
            throw new RefusedException(new Refusal.EmptyCart(cartId));
        }
        Map<Long, Integer> pieces =
                items.stream().collect(Collectors.toMap(item -> item.productId, i -> i.quantity));
        Order order = order(cart.customerId, stock.take(pieces), pieces);
        fill(order, cartId);
        carts.close(cart, CartStatus.ORDERED);
        placed.increment();
        return order;
    }

    private static Order order(long customerId, List<Product> products, Map<Long, Integer> pieces) {
        Order order = new Order();
        order.customerId = customerId;
        order.orderDate = Moment.now();
        order.status = OrderStatus.PENDING;
        order.totalPrice = total(products, pieces);
        order.persist();
        return order;
    }

    /** Copies what is in the cart, whose products are locked too, at their prices. */
    private static void fill(Order order, long cartId) {
        Panache.getEntityManager()
                .createNativeQuery(FILL)
                .setParameter("order", order.id)
                .setParameter("now", order.orderDate)
                .setParameter("cart", cartId)
                .executeUpdate();
    }

    private static BigDecimal total(List<Product> products, Map<Long, Integer> pieces) {
        BigDecimal total =
                products.stream()
                        .map(product -> product.price.multiply(piecesOf(product, pieces)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(HIGHEST_TOTAL) > 0) {
            throw new RefusedException(
                    new Refusal.Unfit("an order of %s is too dear".formatted(total)));
        }
        return total;
    }

    private static BigDecimal piecesOf(Product product, Map<Long, Integer> pieces) {
        return BigDecimal.valueOf(pieces.get(product.id));
    }
}
