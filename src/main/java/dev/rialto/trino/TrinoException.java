package dev.rialto.trino;

/** Trino is away or refuses. The message names it and says what it said. */
public final class TrinoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrinoException(String message) {
        super(message);
    }

    TrinoException(String message, Throwable cause) {
        super(message, cause);
    }
}
