package dev.rialto.alerts;

/** A place where alerts are delivered. For one thread. */
sealed interface Target extends AutoCloseable permits FileTarget, HttpTarget {

    /**
     * Delivers, and returns when the place has the notice or will not have it.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile; the notice may be
     *     there or not
     */
    Outcome deliver(Notice notice) throws InterruptedException;

    @Override
    void close();
}
