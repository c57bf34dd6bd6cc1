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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turning a cart into an order. */
@ApplicationScoped
public class Checkout {

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
     * @throws RefusedException where the cart is unknown, empty or closed, or stock is short
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
        for (Product product : products) {
            OrderItem item = new OrderItem();
            item.orderId = order.id;
            item.productId = product.id;
            item.quantity = pieces.get(product.id);
            item.price = product.price;
            item.createdAt = order.orderDate;
            item.persist();
        }
        return order;
    }

    private static BigDecimal total(List<Product> products, Map<Long, Integer> pieces) {
        return products.stream()
                .map(product -> product.price.multiply(BigDecimal.valueOf(pieces.get(product.id))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
