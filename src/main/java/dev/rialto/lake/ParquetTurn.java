package dev.rialto.lake;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Whoever reads a Parquet file waits for a turn: a reader sets aside several batches of 6 MB,
 * however small its file is.
 */
final class ParquetTurn {

    private static final Semaphore READERS = new Semaphore(2);

    private ParquetTurn() {}

    /** Reads when it is its turn. */
    static <T> T take(Supplier<T> reading) {
        READERS.acquireUninterruptibly();
        try {
            return reading.get();
        } finally {
            READERS.release();
        }
    }
}
