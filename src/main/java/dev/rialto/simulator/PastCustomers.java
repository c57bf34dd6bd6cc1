package dev.rialto.simulator;

import dev.rialto.shop.bulk.CopyRows;
import dev.rialto.shop.bulk.Keys;
import dev.rialto.shop.bulk.Table;
import dev.rialto.shop.customers.NewCustomer;
import dev.rialto.shop.starter.People;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Who ordered in the past. Those who sign up come back, some often and most seldom, but nobody
 * within the hour: an honest customer does not look like a fraudster.
 */
final class PastCustomers {

    private static final long BETWEEN_ORDERS = 3_600;
    private static final long BETWEEN_SIGN_UP_AND_ORDER = 3_600;
    private static final int TRIES = 4;

    private final RandomGenerator random;
    private final Keys keys;
    private final People people;
    private final double newShare;
    private final List<Past> known = new ArrayList<>();

    /** Who signs up later than the moment we are at, the first to come first. */
    private final Queue<Past> later = new ArrayDeque<>();

    /** A customer; not a record, since the last order moves. */
    static final class Past {

        final long id;
        final String address;
        private long mayOrder;

        Past(long id, String address, long since) {
            this.id = id;
            this.address = address;
            this.mayOrder = since + BETWEEN_SIGN_UP_AND_ORDER;
        }
    }

    PastCustomers(HistoryPlan plan, Keys keys) {
        this.random = new SplittableRandom(plan.seed() + 1);
        this.keys = keys;
        this.people = new People(random);
        this.newShare = plan.newCustomers();
    }

    /** Takes in those who are customers today; each from the day of signing up. */
    PastCustomers read(Connection connection) throws SQLException {
        String query =
                """
                SELECT customer_id, address, extract(epoch FROM created_at)::bigint
                FROM customers ORDER BY created_at, customer_id
                """;
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    later.add(new Past(rows.getLong(1), rows.getString(2), rows.getLong(3)));
                }
            }
        }
        return this;
    }

    /** Somebody who orders at that moment, which is never before the last one's. */
    Past somebody(Instant at, CopyRows signUps) {
        long second = at.getEpochSecond();
        while (!later.isEmpty() && later.peek().mayOrder <= second) {
            known.add(later.remove());
        }
        if (random.nextDouble() >= newShare) {
            for (int tried = 0; tried < TRIES && !known.isEmpty(); tried++) {
                double drawn = random.nextDouble();
                Past customer = known.get((int) (known.size() * drawn * drawn));
                if (customer.mayOrder <= second) {
                    customer.mayOrder = second + BETWEEN_ORDERS;
                    return customer;
                }
            }
        }
        Past customer = stranger(at, null, signUps);
        known.add(customer);
        customer.mayOrder = second + BETWEEN_ORDERS;
        return customer;
    }

    /**
     * Somebody who signed up within the hour and does not come back.
     *
     * @param address null makes one up
     */
    Past stranger(Instant at, String address, CopyRows signUps) {
        long id = keys.next(Table.CUSTOMERS);
        NewCustomer who = people.somebody("h" + id);
        String home = address == null ? who.address() : address;
        Instant since = at.minusSeconds(random.nextLong(BETWEEN_SIGN_UP_AND_ORDER / 2, 3_600));
        signUps.add(id).add(who.firstName()).add(who.lastName()).add(who.email());
        signUps.add(home).add(who.phoneNumber()).add(since).add(since).end();
        return new Past(id, home, since.getEpochSecond());
    }
}
