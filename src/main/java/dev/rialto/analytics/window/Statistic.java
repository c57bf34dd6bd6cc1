package dev.rialto.analytics.window;

/** A question that has an answer for each window. */
public interface Statistic {

    /** The topic that its answers go to. */
    String topic();

    /** The answer as of now, as a record of its topic. */
    byte[] answer(WindowId window, long revision, boolean closed);
}
