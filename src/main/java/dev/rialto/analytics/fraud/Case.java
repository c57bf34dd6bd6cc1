package dev.rialto.analytics.fraud;

import dev.rialto.fraud.Subject;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * One subject that rules judge, and under which keys its state lies.
 *
 * @param key the customer or address
 */
record Case(Subject subject, long key) {

    static final byte FACTS = 'f';
    static final byte ALERTS = 'a';
    static final byte UNJUDGED = 'u';

    /**
     * Facts lie together by so much event time: an array that grows is rewritten, so it is short.
     */
    private static final long CHUNK = 5 * 60 * 1_000_000L;

    private static final int PREFIX = 2 + Long.BYTES;
    private static final Subject[] SUBJECTS = Subject.values();

    /** Of a key that {@link #state} made. */
    static Case of(Bytes stateKey) {
        ByteBuffer bytes = ByteBuffer.wrap(stateKey.get());
        bytes.get();
        return new Case(SUBJECTS[bytes.get()], bytes.getLong());
    }

    /** What is kept of the case as a whole. */
    Bytes state(byte kind) {
        return Bytes.wrap(prefix(kind, PREFIX).array());
    }

    /** The facts of about this time. */
    Bytes chunk(long micros) {
        // Streams compares keys as unsigned bytes, which turns negative times around.
        long chunk = Math.floorDiv(micros, CHUNK) ^ Long.MIN_VALUE;
        return Bytes.wrap(prefix(FACTS, PREFIX + Long.BYTES).putLong(chunk).array());
    }

    private ByteBuffer prefix(byte kind, int size) {
        return ByteBuffer.allocate(size).put(kind).put((byte) subject.ordinal()).putLong(key);
    }
}
