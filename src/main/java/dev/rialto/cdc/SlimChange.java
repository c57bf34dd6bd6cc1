package dev.rialto.cdc;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A change without the row before it, which makes it half as large: an update says nothing of that
 * row, a delete its key only, as if the log had no more.
 */
final class SlimChange {

    private SlimChange() {}

    /** The slim envelope; the same where there is nothing to leave out. */
    static Struct of(SourceRecord change) {
        Struct whole = (Struct) change.value();
        Struct slim = new Struct(whole.schema());
        for (Field field : whole.schema().fields()) {
            slim.put(field, whole.getWithoutDefault(field.name()));
        }
        Struct before = whole.getStruct("before");
        if (before != null) {
            slim.put("before", whole.get("after") == null ? keyOf(change, before) : null);
        }
        return slim;
    }

    private static Struct keyOf(SourceRecord change, Struct before) {
        Struct key = new Struct(before.schema());
        for (Field field : change.keySchema().fields()) {
            key.put(field.name(), before.getWithoutDefault(field.name()));
        }
        return key;
    }
}
