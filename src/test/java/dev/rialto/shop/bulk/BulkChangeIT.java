package dev.rialto.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.shop.ShopFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Great changes beside those of others. */
class BulkChangeIT {

    private static final String WRITE = "UPDATE products SET stock = stock WHERE product_id = 1";
    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'";

    private static ShopFixture shop;

    @BeforeAll
    static void open() {
        shop = new ShopFixture("api", ShopFixture.settings()).open();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void whoReadsAndWaitsToWriteIsLetPast() throws Exception {
        try (Connection mine = ShopFixture.connect();
                Connection another = begun();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            execute(another, "SELECT count(*) FROM orders");
            try (BulkChange change = BulkChange.begin(mine)) {
                Future<?> writing = threads.submit(commit(another));
                awaitWaiting();

                change.setIndexesAside();

                writing.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Both wait for each other; whom PostgreSQL then picks begins again. */
    @Test
    void beginsAgainWhereTheLocksOfOthersCrossItsOwn() throws Exception {
        try (Connection mine = ShopFixture.connect();
                Connection another = begun();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            // The last of the tables first, then one that a great change has locked by then.
            execute(another, "LOCK TABLE idempotency_keys IN ROW EXCLUSIVE MODE");
            Future<BulkChange> beginning = threads.submit(() -> BulkChange.begin(mine));
            awaitWaiting();

            commit(another).call();

            try (BulkChange change = beginning.get(10, TimeUnit.SECONDS)) {
                assertThat(change.keys().last(Table.PRODUCTS)).isPositive();
            }
        }
    }

    private static Connection begun() throws SQLException {
        Connection connection = ShopFixture.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Callable<Void> commit(Connection connection) {
        return () -> {
            execute(connection, WRITE);
            connection.commit();
            return null;
        };
    }

    private static void awaitWaiting() {
        Awaitility.await().until(() -> ShopFixture.query(WAITING) > 0);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
