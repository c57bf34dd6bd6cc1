package dev.rialto.shop;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Writing that many ask for at once: those who come while it is under way share the next message
 * and the next transaction, so a crowd waits for the log once, not each by himself. Within a
 * transaction it is part of that one and shared with nobody.
 *
 * @param <K> what is asked for
 * @param <V> what came of it
 */
public final class Shared<K, V> {

    /** Kinds of errors (SQLSTATE) that are about a row, or about who waited for whom. */
    private static final Set<String> ONE_ROWS = Set.of("21", "22", "23", "40");

    private final Function<List<K>, List<V>> work;
    private final BatchLoader<K, V> batches;

    /**
     * @param work does what all of them ask for in one transaction, and says what came of each
     */
    public Shared(Function<List<K>, List<V>> work) {
        this.work = work;
        this.batches = new BatchLoader<>(work);
    }

    /**
     * What came of it, when it is done.
     *
     * @throws RuntimeException what the work throws where this alone is asked for
     */
    public V of(K wanted) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return alone(wanted);
        }
        try {
            return batches.load(wanted).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (isUndone(e.getCause())) {
                // What was refused may be another's.
                return alone(wanted);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private V alone(K wanted) {
        return work.apply(List.of(wanted)).getFirst();
    }

    /** Whether nothing was written for sure, which a connection that breaks leaves open. */
    private static boolean isUndone(Throwable failure) {
        return failure.getCause() instanceof SQLException refused
                && refused.getSQLState() != null
                && ONE_ROWS.contains(refused.getSQLState().substring(0, 2));
    }
}
