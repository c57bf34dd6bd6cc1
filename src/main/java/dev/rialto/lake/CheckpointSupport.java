package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.util.Collection;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;

/** Hands actions to Parquet, one a record. */
final class CheckpointSupport extends WriteSupport<Action> {

    private RecordConsumer out;
    private GroupType group = CheckpointShape.MESSAGE;

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(CheckpointShape.MESSAGE, Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though nobody calls it
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("Hadoop's configuration");
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        out = recordConsumer;
    }

    @Override
    public void write(Action action) {
        out.startMessage();
        switch (action) {
            case Protocol protocol -> group("protocol", () -> fields(protocol));
            case Metadata metadata -> group("metaData", () -> fields(metadata));
            case Add add -> group("add", () -> fields(add));
            case Remove remove -> group("remove", () -> fields(remove));
            case Txn txn -> group("txn", () -> fields(txn));
            case CommitInfo _ -> throw new IllegalArgumentException("not part of a checkpoint");
        }
        out.endMessage();
    }

    private void fields(Protocol protocol) {
        field("minReaderVersion", () -> out.addInteger(protocol.minReaderVersion()));
        field("minWriterVersion", () -> out.addInteger(protocol.minWriterVersion()));
        list("readerFeatures", protocol.readerFeatures());
        list("writerFeatures", protocol.writerFeatures());
    }

    private void fields(Metadata metadata) {
        text("id", metadata.id());
        text("name", metadata.name());
        group(
                "format",
                () -> {
                    text("provider", "parquet");
                    map("options", Map.of());
                });
        text("schemaString", metadata.schemaString());
        list("partitionColumns", metadata.partitionColumns());
        map("configuration", metadata.configuration());
        number("createdTime", metadata.createdTime().toEpochMilli());
    }

    private void fields(Add add) {
        text("path", add.path());
        map("partitionValues", add.partitionValues());
        number("size", add.size());
        number("modificationTime", add.modificationTime().toEpochMilli());
        field("dataChange", () -> out.addBoolean(false));
        if (add.stats() != null) {
            text("stats", add.stats());
        }
    }

    private void fields(Remove remove) {
        text("path", remove.path());
        number("deletionTimestamp", remove.deletionTimestamp().toEpochMilli());
        field("dataChange", () -> out.addBoolean(false));
        field("extendedFileMetadata", () -> out.addBoolean(true));
        map("partitionValues", remove.partitionValues());
        number("size", remove.size());
    }

    private void fields(Txn txn) {
        text("appId", txn.appId());
        number("version", txn.version());
        number("lastUpdated", txn.lastUpdated().toEpochMilli());
    }

    private void text(String name, String value) {
        field(name, () -> out.addBinary(Binary.fromString(value)));
    }

    private void number(String name, long value) {
        field(name, () -> out.addLong(value));
    }

    private void list(String name, Collection<String> values) {
        group(
                name,
                () -> {
                    if (!values.isEmpty()) {
                        field("list", () -> values.forEach(this::element));
                    }
                });
    }

    private void element(String value) {
        within("list", () -> text("element", value));
    }

    private void map(String name, Map<String, String> values) {
        group(
                name,
                () -> {
                    if (!values.isEmpty()) {
                        field("key_value", () -> values.forEach(this::entry));
                    }
                });
    }

    private void entry(String key, String value) {
        within(
                "key_value",
                () -> {
                    text("key", key);
                    if (value != null) {
                        text("value", value);
                    }
                });
    }

    private void group(String name, Runnable content) {
        field(name, () -> within(name, content));
    }

    /** Writes a group whose field has begun. */
    private void within(String name, Runnable content) {
        GroupType outer = group;
        group = outer.getType(name).asGroupType();
        out.startGroup();
        content.run();
        out.endGroup();
        group = outer;
    }

    private void field(String name, Runnable content) {
        int place = group.getFieldIndex(name);
        out.startField(name, place);
        content.run();
        out.endField(name, place);
    }
}
