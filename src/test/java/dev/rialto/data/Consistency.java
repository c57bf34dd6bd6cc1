package dev.rialto.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What must hold of a shop's rows, whoever wrote them. Each query finds rows that break it. */
final class Consistency {

    private static final Map<String, String> BROKEN =
            Map.ofEntries(
                    Map.entry(
                            "a total is the sum of the items",
                            """
                            SELECT o.order_id FROM orders o LEFT JOIN order_items i USING (order_id)
                            GROUP BY o.order_id
                            HAVING o.total_price IS DISTINCT FROM sum(i.price * i.quantity)
                            """),
                    Map.entry(
                            "an item is as old as its order",
                            """
                            SELECT order_id FROM orders JOIN order_items USING (order_id)
                            WHERE created_at <> order_date
                            """),
                    Map.entry(
                            "an item's price is its product's",
                            """
                            SELECT order_id FROM order_items JOIN products USING (product_id)
                            WHERE order_items.price <> products.price
                            """),
                    Map.entry(
                            "what is paid has a payment of its total and its customer",
                            """
                            SELECT order_id FROM orders o LEFT JOIN payments p USING (payment_id)
                            WHERE (o.status IN ('paid', 'shipped', 'completed', 'refunded'))
                                  <> (o.payment_id IS NOT NULL)
                               OR p.amount <> o.total_price OR p.customer_id <> o.customer_id
                               OR p.status = 'failed'
                            """),
                    Map.entry(
                            "a payment's status fits its order's",
                            """
                            SELECT order_id FROM orders o JOIN payments p USING (payment_id)
                            WHERE (o.status = 'refunded') <> (p.status = 'refunded')
                               OR o.status = 'completed' AND p.status <> 'captured'
                               OR p.status = 'authorised'
                                  AND p.payment_method <> 'cash_on_delivery'
                            """),
                    Map.entry(
                            "a parcel fits its order",
                            """
                            SELECT order_id FROM orders o LEFT JOIN shipments s USING (shipment_id)
                            WHERE o.status IN ('pending', 'paid', 'cancelled')
                                  AND s.shipment_id IS NOT NULL
                               OR o.status = 'shipped'
                                  AND s.status IS DISTINCT FROM 'in_transit'
                               OR o.status = 'completed'
                                  AND s.status IS DISTINCT FROM 'delivered'
                               OR o.status = 'refunded' AND s.status <> 'returned'
                               OR s.customer_id <> o.customer_id
                            """),
                    Map.entry(
                            "a parcel goes to its customer's address",
                            """
                            SELECT shipment_id FROM shipments s JOIN customers c USING (customer_id)
                            WHERE s.address <> c.address
                            """),
                    Map.entry(
                            "dates are in order and not to come",
                            """
                            SELECT order_id FROM orders o JOIN customers c USING (customer_id)
                            LEFT JOIN payments p USING (payment_id)
                            LEFT JOIN shipments s USING (shipment_id)
                            WHERE c.created_at > o.order_date OR o.order_date > p.payment_date
                               OR p.payment_date > s.shipment_date
                               OR greatest(o.order_date, p.payment_date, s.shipment_date) > now()
                            """),
                    Map.entry(
                            "an order has a cart with the same products",
                            """
                            SELECT product_id, sum(quantity) FROM order_items GROUP BY product_id
                            EXCEPT
                            SELECT product_id, sum(quantity)
                            FROM cart_items JOIN carts USING (cart_id)
                            WHERE status = 'ordered' GROUP BY product_id
                            """),
                    Map.entry(
                            "there are as many ordered carts as orders",
                            """
                            SELECT 1 WHERE (SELECT count(*) FROM carts WHERE status = 'ordered')
                                        <> (SELECT count(*) FROM orders)
                            """),
                    Map.entry(
                            "a cart is filled while it is open",
                            """
                            SELECT cart_id FROM carts JOIN cart_items USING (cart_id)
                            WHERE added_at NOT BETWEEN created_at AND updated_at
                            """),
                    Map.entry(
                            "an honest customer never orders more than five times a minute",
                            """
                            SELECT a.order_id FROM orders a JOIN orders b
                                ON b.customer_id = a.customer_id AND b.order_date
                                   BETWEEN a.order_date AND a.order_date + interval '1 minute'
                            WHERE a.order_id NOT IN (SELECT order_id FROM simulation_labels)
                            GROUP BY a.order_id HAVING count(*) > 5
                            """),
                    Map.entry(
                            "a label is of an order of its customer",
                            """
                            SELECT label_id FROM simulation_labels l
                            LEFT JOIN orders o USING (order_id)
                            LEFT JOIN payments p ON p.payment_id = l.payment_id
                            WHERE o.customer_id IS DISTINCT FROM l.customer_id
                               OR l.kind <> 'card_testing' AND l.payment_id IS NOT NULL
                               OR p.status <> 'failed' OR p.customer_id <> l.customer_id
                            """),
                    Map.entry(
                            "sequences are behind the keys",
                            """
                            SELECT 1 WHERE
                                nextval(pg_get_serial_sequence('orders', 'order_id'))
                                    <= (SELECT max(order_id) FROM orders)
                             OR nextval(pg_get_serial_sequence('payments', 'payment_id'))
                                    <= (SELECT max(payment_id) FROM payments)
                             OR nextval(pg_get_serial_sequence('carts', 'cart_id'))
                                    <= (SELECT max(cart_id) FROM carts)
                            """));

    private Consistency() {}

    static void check(OwnShop shop) {
        BROKEN.forEach(
                (rule, query) -> assertThat(shop.rows(query + " LIMIT 3")).as(rule).isEmpty());
    }
}
