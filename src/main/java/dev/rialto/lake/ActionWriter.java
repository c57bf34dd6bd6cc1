package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the file of a commit: JSON, one action a line. */
final class ActionWriter {

    private ActionWriter() {}

    static byte[] write(List<Action> actions) {
        boolean changes = actions.stream().noneMatch(ActionWriter::isRearrangement);
        return actions.stream()
                .map(action -> new String(Json.write(line(action, changes)), UTF_8))
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(UTF_8);
    }

    /** Whether rows only moved to other files, which spares those who follow changes the commit. */
    private static boolean isRearrangement(Action action) {
        return action instanceof CommitInfo info && info.operation().equals(CommitInfo.OPTIMIZE);
    }

    private static ObjectNode line(Action action, boolean changes) {
        ObjectNode line = object();
        switch (action) {
            case Protocol protocol -> write(protocol, line.putObject("protocol"));
            case Metadata metadata -> write(metadata, line.putObject("metaData"));
            case Add add -> write(add, line.putObject("add"), changes);
            case Remove remove -> write(remove, line.putObject("remove"), changes);
            case Txn txn -> write(txn, line.putObject("txn"));
            case CommitInfo info -> write(info, line.putObject("commitInfo"));
        }
        return line;
    }

    private static void write(Protocol protocol, ObjectNode into) {
        into.put("minReaderVersion", protocol.minReaderVersion());
        into.put("minWriterVersion", protocol.minWriterVersion());
        into.set("readerFeatures", array(protocol.readerFeatures()));
        into.set("writerFeatures", array(protocol.writerFeatures()));
    }

    private static void write(Metadata metadata, ObjectNode into) {
        into.put("id", metadata.id());
        into.put("name", metadata.name());
        into.putObject("format").put("provider", "parquet").putObject("options");
        into.put("schemaString", metadata.schemaString());
        into.set("partitionColumns", array(metadata.partitionColumns()));
        into.set("configuration", map(metadata.configuration()));
        into.put("createdTime", metadata.createdTime().toEpochMilli());
    }

    private static void write(Add add, ObjectNode into, boolean changes) {
        into.put("path", add.path());
        into.set("partitionValues", map(add.partitionValues()));
        into.put("size", add.size());
        into.put("modificationTime", add.modificationTime().toEpochMilli());
        into.put("dataChange", changes);
        into.put("stats", add.stats());
    }

    private static void write(Remove remove, ObjectNode into, boolean changes) {
        into.put("path", remove.path());
        into.put("deletionTimestamp", remove.deletionTimestamp().toEpochMilli());
        into.put("dataChange", changes);
        into.put("extendedFileMetadata", true);
        into.set("partitionValues", map(remove.partitionValues()));
        into.put("size", remove.size());
    }

    private static void write(Txn txn, ObjectNode into) {
        into.put("appId", txn.appId());
        into.put("version", txn.version());
        into.put("lastUpdated", txn.lastUpdated().toEpochMilli());
    }

    private static void write(CommitInfo info, ObjectNode into) {
        into.put("timestamp", info.timestamp().toEpochMilli());
        into.put("operation", info.operation());
        into.putObject("operationParameters");
        into.put("engineInfo", "Rialto");
        into.put("txnId", info.txnId());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array(Collection<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }

    private static ObjectNode map(Map<String, String> values) {
        ObjectNode map = object();
        values.forEach(map::put);
        return map;
    }
}
