package dev.rialto.lake;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a table holds at a version, in one Parquet file, so that a reader need not read all commits
 * before it.
 */
final class Checkpoint {

    private Checkpoint() {}

    /** The file's bytes. */
    static byte[] write(List<Action> actions) {
        return ParquetBytes.of(actions, new CheckpointSupport());
    }

    /** The actions of a checkpoint, whoever wrote it. */
    static List<Action> read(byte[] file) {
        return ParquetTurn.take(() -> decode(file));
    }

    private static List<Action> decode(byte[] file) {
        List<Action> actions = new ArrayList<>();
        try (ParquetFileReader parquet =
                        ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader row = parquet.rowReader()) {
            while (row.hasNext()) {
                row.next();
                add(row, actions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("not a checkpoint", e);
        }
        return actions;
    }

    private static void add(RowReader row, List<Action> actions) {
        if (!row.isNull("add")) {
            actions.add(add(row.getStruct("add")));
        } else if (!row.isNull("remove")) {
            actions.add(remove(row.getStruct("remove")));
        } else if (!row.isNull("txn")) {
            actions.add(txn(row.getStruct("txn")));
        } else if (!row.isNull("metaData")) {
            actions.add(metadata(row.getStruct("metaData")));
        } else if (!row.isNull("protocol")) {
            actions.add(protocol(row.getStruct("protocol")));
        }
    }

    private static Add add(PqStruct add) {
        return new Add(
                add.getString("path"),
                map(add, "partitionValues"),
                add.getLong("size"),
                Instant.ofEpochMilli(add.getLong("modificationTime")),
                add.isNull("stats") ? null : add.getString("stats"));
    }

    private static Remove remove(PqStruct remove) {
        return new Remove(
                remove.getString("path"),
                map(remove, "partitionValues"),
                number(remove, "size"),
                Instant.ofEpochMilli(number(remove, "deletionTimestamp")));
    }

    private static Txn txn(PqStruct txn) {
        return new Txn(
                txn.getString("appId"),
                txn.getLong("version"),
                Instant.ofEpochMilli(number(txn, "lastUpdated")));
    }

    private static Metadata metadata(PqStruct metadata) {
        return new Metadata(
                metadata.getString("id"),
                metadata.isNull("name") ? "" : metadata.getString("name"),
                metadata.getString("schemaString"),
                strings(metadata, "partitionColumns"),
                map(metadata, "configuration"),
                Instant.ofEpochMilli(number(metadata, "createdTime")));
    }

    private static Protocol protocol(PqStruct protocol) {
        return new Protocol(
                protocol.getInt("minReaderVersion"),
                protocol.getInt("minWriterVersion"),
                Set.copyOf(strings(protocol, "readerFeatures")),
                Set.copyOf(strings(protocol, "writerFeatures")));
    }

    private static long number(PqStruct struct, String field) {
        return struct.isNull(field) ? 0 : struct.getLong(field);
    }

    private static List<String> strings(PqStruct struct, String field) {
        return struct.isNull(field) ? List.of() : List.copyOf(struct.getList(field).strings());
    }

    private static Map<String, String> map(PqStruct struct, String field) {
        Map<String, String> map = new HashMap<>();
        if (!struct.isNull(field)) {
            for (PqMap.Entry entry : struct.getMap(field).getEntries()) {
                map.put(entry.getStringKey(), entry.isValueNull() ? null : entry.getStringValue());
            }
        }
        return map;
    }
}
