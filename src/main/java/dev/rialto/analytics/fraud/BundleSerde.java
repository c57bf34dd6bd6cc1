package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.analytics.fraud.SubjectEvent.Link;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Events between the stages, as few bytes: each order goes this way. */
final class SubjectEventSerde {

    private static final byte LINK = -1;
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    private static final Subject[] SUBJECTS = Subject.values();

    private SubjectEventSerde() {}

    static Serde<SubjectEvent> serde() {
        return Serdes.serdeFrom((topic, event) -> write(event), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(SubjectEvent event) {
        return switch (event) {
            case null -> null;
            case Link(long other, boolean holds) ->
                    ByteBuffer.allocate(2 + Long.BYTES)
                            .put(LINK)
                            .put((byte) (holds ? 1 : 0))
                            .putLong(other)
                            .array();
            case FactChange change -> write(change);
        };
    }

    private static byte[] write(FactChange change) {
        int parts = (change.before() == null ? 0 : BEFORE) | (change.after() == null ? 0 : AFTER);
        ByteBuffer bytes = ByteBuffer.allocate(2 + Integer.bitCount(parts) * FactBytes.SIZE);
        bytes.put((byte) change.subject().ordinal()).put((byte) parts);
        if (change.before() != null) {
            FactBytes.put(bytes, change.before());
        }
        if (change.after() != null) {
            FactBytes.put(bytes, change.after());
        }
        return bytes.array();
    }

    private static SubjectEvent read(byte[] event) {
        if (event == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(event);
        byte kind = bytes.get();
        byte parts = bytes.get();
        if (kind == LINK) {
            return new Link(bytes.getLong(), parts == 1);
        }
        Fact before = (parts & BEFORE) == 0 ? null : FactBytes.get(bytes);
        Fact after = (parts & AFTER) == 0 ? null : FactBytes.get(bytes);
        return new FactChange(SUBJECTS[kind], before, after);
    }
}
