package dev.rialto.embedded.server;

/** One of the servers that this JVM runs; each keeps its data in a folder of its own. */
interface Server {

    /** The word for it in the protocol. */
    String name();

    /**
     * Makes the data on the first start, and returns when clients are served.
     *
     * @throws Exception whose message is a reason that a person can read
     */
    void start() throws Exception;

    /** Completes the stop when the server ended on its own; called once, after {@link #start}. */
    void whenGone(Runnable gone);

    /** Ends it in order; does nothing when it does not run. */
    void stop() throws Exception;
}
