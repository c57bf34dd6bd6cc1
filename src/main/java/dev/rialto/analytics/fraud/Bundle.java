package dev.rialto.analytics.fraud;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is told to several subjects at one go. A record of a topic costs as much as the telling of
 * many facts, so subjects that lie together share one; which do, is the record's key.
 */
record Bundle(List<SubjectEvent> events) {

    /** Enough to spread over as many partitions as anybody has, few enough to share a record. */
    private static final int KEYS = 256;

    // Of one event: 82 bytes at most, and a topic takes a megabyte.
    private static final int MOST = 4_000;

    Bundle() {
        this(new ArrayList<>());
    }

    /** With a single event. */
    static Bundle of(SubjectEvent event) {
        return new Bundle(Collections.singletonList(event));
    }

    /** The key of the bundles that tell this subject something, always. */
    static long key(SubjectEvent event) {
        return Math.floorMod(Long.hashCode(event.to()), KEYS);
    }

    boolean isFull() {
        return events.size() >= MOST;
    }
}
