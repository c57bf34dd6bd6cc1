package dev.rialto.replay;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.bulk.BulkChange;
import dev.rialto.shop.bulk.CopyRows;
import dev.rialto.shop.bulk.Keys;
import dev.rialto.shop.bulk.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Brings some invoices into the shop, in one transaction with the note that they are there. */
final class InvoiceBatch {

    private static final int STOCK = 1_000;
    private static final String CATEGORY = "Replayed goods";

    private final Connection connection;
    private final BulkChange change;
    private final Keys keys;
    private final Map<Table, CopyRows> rows = new EnumMap<>(Table.class);

    private InvoiceBatch(BulkChange change) {
        this.change = change;
        this.connection = change.connection();
        this.keys = change.keys();
        for (Table table : Table.values()) {
            rows.put(table, new CopyRows());
        }
    }

    /** Returns how many of them were not there yet. */
    static int write(Connection connection, List<Invoice> invoices) throws SQLException {
        try (BulkChange change = BulkChange.begin(connection)) {
            int written = new InvoiceBatch(change).write(invoices);
            change.commit();
            return written;
        }
    }

    private int write(List<Invoice> invoices) throws SQLException {
        Set<String> known = known(invoices);
        List<Invoice> fresh =
                invoices.stream().filter(invoice -> !known.contains(invoice.number())).toList();
        if (fresh.isEmpty()) {
            return 0;
        }
        Map<String, Long> products = products(fresh);
        Map<String, Long> customers = customers(fresh);
        Map<String, Long> orders = new HashMap<>();
        for (Invoice invoice : fresh) {
            orders.put(invoice.number(), order(invoice, customers.get(invoice.email()), products));
        }
        for (Map.Entry<Table, CopyRows> table : rows.entrySet()) {
            change.copy(table.getKey(), table.getValue());
        }
        note(orders);
        return fresh.size();
    }

    private Set<String> known(List<Invoice> invoices) throws SQLException {
        List<String> numbers = invoices.stream().map(Invoice::number).toList();
        return new HashSet<>(
                find(
                                "SELECT invoice, order_id FROM replayed_invoices WHERE invoice = ANY (?)",
                                numbers)
                        .keySet());
    }

    private Map<String, Long> products(List<Invoice> invoices) throws SQLException {
        Map<String, Invoice.Item> wanted = new HashMap<>();
        for (Invoice invoice : invoices) {
            invoice.items().forEach(item -> wanted.put(item.stockCode(), item));
        }
        Map<String, Long> found =
                find("SELECT sku, product_id FROM products WHERE sku = ANY (?)", wanted.keySet());
        Set<String> missing = new TreeSet<>(wanted.keySet());
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            long category = category();
            for (String sku : missing) {
                Invoice.Item item = wanted.get(sku);
                long id = keys.next(Table.PRODUCTS);
                found.put(sku, id);
                rows.get(Table.PRODUCTS).add(id).add(sku).add(item.description());
                rows.get(Table.PRODUCTS).add(item.description()).add(item.price()).add(STOCK);
                rows.get(Table.PRODUCTS).add(category).add(Moment.now()).add(Moment.now()).end();
            }
        }
        return found;
    }

    private long category() throws SQLException {
        Long known =
                find(
                                "SELECT name, category_id FROM categories WHERE name = ANY (?)",
                                Set.of(CATEGORY))
                        .get(CATEGORY);
        if (known != null) {
            return known;
        }
        long id = keys.next(Table.CATEGORIES);
        rows.get(Table.CATEGORIES).add(id).add(CATEGORY).add("Out of a file of orders");
        rows.get(Table.CATEGORIES).add(Moment.now()).end();
        return id;
    }

    private Map<String, Long> customers(List<Invoice> invoices) throws SQLException {
        List<String> emails = invoices.stream().map(Invoice::email).toList();
        Map<String, Long> found =
                find("SELECT email, customer_id FROM customers WHERE email = ANY (?)", emails);
        for (Invoice invoice : invoices) {
            if (!found.containsKey(invoice.email())) {
                long id = keys.next(Table.CUSTOMERS);
                found.put(invoice.email(), id);
                rows.get(Table.CUSTOMERS).add(id).add("Customer").add(invoice.customer());
                rows.get(Table.CUSTOMERS).add(invoice.email()).add(invoice.country()).add("");
                rows.get(Table.CUSTOMERS).add(invoice.date()).add(invoice.date()).end();
            }
        }
        return found;
    }

    private long order(Invoice invoice, long customer, Map<String, Long> products) {
        long order = keys.next(Table.ORDERS);
        long payment = keys.next(Table.PAYMENTS);
        long shipment = keys.next(Table.SHIPMENTS);
        String mark = "replay-" + invoice.number();
        rows.get(Table.PAYMENTS).add(payment).add(invoice.date()).add("credit_card");
        rows.get(Table.PAYMENTS).add(invoice.total()).add("captured").add(mark).add(customer).end();
        rows.get(Table.SHIPMENTS).add(shipment).add(invoice.date()).add("DHL").add(mark);
        rows.get(Table.SHIPMENTS).add("delivered").add(invoice.country()).add(customer).end();
        rows.get(Table.ORDERS).add(order).add(invoice.date()).add(invoice.total());
        rows.get(Table.ORDERS).add("completed").add(customer).add(payment).add(shipment).end();
        for (Invoice.Item item : invoice.items()) {
            rows.get(Table.ORDER_ITEMS).add(keys.next(Table.ORDER_ITEMS)).add(item.quantity());
            rows.get(Table.ORDER_ITEMS).add(item.price()).add(order);
            rows.get(Table.ORDER_ITEMS)
                    .add(products.get(item.stockCode()))
                    .add(invoice.date())
                    .end();
        }
        return order;
    }

    private void note(Map<String, Long> orders) throws SQLException {
        String insert = "INSERT INTO replayed_invoices (invoice, order_id) VALUES (?, ?)";
        try (var statement = connection.prepareStatement(insert)) {
            for (Map.Entry<String, Long> order : orders.entrySet()) {
                statement.setString(1, order.getKey());
                statement.setLong(2, order.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Map<String, Long> find(String query, Collection<String> texts) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (var statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", texts.toArray()));
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    found.put(answer.getString(1), answer.getLong(2));
                }
            }
        }
        return found;
    }
}
