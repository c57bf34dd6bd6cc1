package dev.rialto.analytics.window;

import java.util.function.LongFunction;

/** A question that has an answer for each window. */
public interface Statistic {

    /** The topic that its answers go to. */
    String topic();

    /** The answer as of now; of a revision, it is a record of its topic. */
    LongFunction<byte[]> answer(WindowId window, boolean closed);
}
