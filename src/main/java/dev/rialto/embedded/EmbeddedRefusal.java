package dev.rialto.embedded;

/** An expected "no": one line that says what is in the way and the way out. */
public final class EmbeddedRefusal extends RuntimeException {

    EmbeddedRefusal(String message) {
        super(message);
    }

    EmbeddedRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
