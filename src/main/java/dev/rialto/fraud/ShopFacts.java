package dev.rialto.fraud;

import dev.rialto.events.Veil;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Facts out of the shop's tables, one subject after the other. */
final class ShopFacts {

    private static final int FETCH = 5_000;
    private static final String ORDERS =
            """
            select order_id, order_date, total_price, customer_id from orders
            where order_date >= ? order by customer_id, order_date, order_id""";
    private static final String FAILED_PAYMENTS =
            """
            select payment_id, payment_date, amount, customer_id from payments
            where status = 'failed' and payment_date >= ?
            order by customer_id, payment_date, payment_id""";

    private final Connection connection;
    private final Veil address;

    /**
     * Reads on a connection without auto-commit, so that rows come in portions.
     *
     * @param address what of customers' addresses the rules see
     */
    ShopFacts(Connection connection, Veil address) {
        this.connection = connection;
        this.address = address;
    }

    /** Gives the facts of each subject from this event time on, in their order. */
    void forEach(Subject subject, Instant since, Consumer<List<Fact>> consumer)
            throws SQLException {
        switch (subject) {
            case CUSTOMER_ORDERS -> byCustomer(ORDERS, since, consumer);
            case CUSTOMER_FAILED_PAYMENTS -> byCustomer(FAILED_PAYMENTS, since, consumer);
            case ADDRESS_ORDERS -> byAddress(since, consumer);
        }
    }

    private void byCustomer(String sql, Instant since, Consumer<List<Fact>> consumer)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                List<Fact> facts = new ArrayList<>();
                while (rows.next()) {
                    Fact fact = fact(rows);
                    if (!facts.isEmpty() && facts.getLast().customer() != fact.customer()) {
                        consumer.accept(facts);
                        facts = new ArrayList<>();
                    }
                    facts.add(fact);
                }
                if (!facts.isEmpty()) {
                    consumer.accept(facts);
                }
            }
        }
    }

    private void byAddress(Instant since, Consumer<List<Fact>> consumer) throws SQLException {
        Map<Long, Long> addresses = sharedAddresses();
        Map<Long, List<Fact>> byAddress = new HashMap<>();
        byCustomer(
                ORDERS,
                since,
                orders -> {
                    Long address = addresses.get(orders.getFirst().customer());
                    if (address != null) {
                        byAddress.computeIfAbsent(address, one -> new ArrayList<>()).addAll(orders);
                    }
                });
        byAddress.values().forEach(orders -> consumer.accept(orders.stream().sorted().toList()));
    }

    /** By customer; only those that several customers have. */
    private Map<Long, Long> sharedAddresses() throws SQLException {
        Map<Long, Long> addresses = new HashMap<>();
        Map<Long, Integer> residents = new HashMap<>();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows =
                    statement.executeQuery("select customer_id, address from customers")) {
                while (rows.next()) {
                    OptionalLong mark = Address.mark(address.of(rows.getString(2)));
                    if (mark.isPresent()) {
                        addresses.put(rows.getLong(1), mark.getAsLong());
                        residents.merge(mark.getAsLong(), 1, Integer::sum);
                    }
                }
            }
        }
        addresses.values().removeIf(address -> residents.get(address) < 2);
        return addresses;
    }

    private static Fact fact(ResultSet row) throws SQLException {
        return Fact.of(
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getLong(1),
                row.getBigDecimal(3),
                row.getLong(4));
    }
}
