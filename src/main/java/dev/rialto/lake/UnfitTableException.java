package dev.rialto.lake;

/** The lake cannot hold a table; the message says why, and names it. */
public final class UnfitTableException extends RuntimeException {

    UnfitTableException(String table, String why) {
        super("table %s is not in the lake: %s".formatted(table, why));
    }
}
