package dev.rialto.cdc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Customers who do not care whether anyone captures: small transactions in a table, one after
 * another, until it is closed. What a database that went away makes of one is the database's to
 * say.
 */
final class Traffic implements AutoCloseable {

    /** Beyond the ids that a test copies. */
    private static final long FIRST_ID = 10_000_000;

    private static final String WORK =
            """
            begin;
            insert into %1$s select n, 'row ' || n, n from generate_series(%2$d, %2$d + 19) n;
            update %1$s set amount = amount + 1 where row_id between %2$d - 60 and %2$d - 1;
            delete from %1$s where row_id between %2$d - 200 and %2$d - 190;
            commit""";

    private final CapturedDatabase database;
    private final String table;
    private final Thread thread;
    private volatile boolean closing;

    Traffic(CapturedDatabase database, String table) {
        this.database = database;
        this.table = table;
        this.thread = Thread.ofPlatform().daemon().name("traffic").start(this::go);
    }

    /** Whether it is still at it. */
    boolean goesOn() {
        return thread.isAlive();
    }

    /** Ends it; returns when its last transaction is over. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void go() {
        long id = FIRST_ID;
        while (!closing) {
            try (Connection session = database.connect();
                    var statement = session.createStatement()) {
                while (!closing) {
                    statement.execute(WORK.formatted(table, id));
                    id += 20;
                    Thread.sleep(10);
                }
            } catch (SQLException e) {
                // It may have been committed all the same: its ids are not used again.
                id += 20;
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
