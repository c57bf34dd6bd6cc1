package dev.rialto.kernel;

/**
 * A role at work: it starts, works on threads of its own until it is closed, and can say how it is.
 *
 * <p>{@link #start()} returns quickly; servers that are not there yet are waited for in the
 * background and reported by {@link #health()}. {@link #close()} ends the work in order, commits
 * what is whole, gives back every connection and thread, and may be called more than once.
 */
public interface Worker extends AutoCloseable {

    /** Begins the work; called once. */
    void start();

    /** How the work goes now; cheap, and callable from any thread. */
    Health health();

    @Override
    void close();
}
