package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the file of a commit, whoever wrote it. */
final class ActionReader {

    private ActionReader() {}

    /** The actions that matter for what the table holds; others are passed over. */
    static List<Action> read(byte[] commit) {
        return new String(commit, UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.tree(line.getBytes(UTF_8)))
                .flatMap(line -> line.properties().stream())
                .flatMap(entry -> action(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<Action> action(String name, JsonNode node) {
        return switch (name) {
            case "protocol" -> Stream.of(protocol(node));
            case "metaData" -> Stream.of(metadata(node));
            case "add" -> Stream.of(add(node));
            case "remove" -> Stream.of(remove(node));
            case "txn" ->
                    Stream.of(
                            new Txn(
                                    node.path("appId").textValue(),
                                    node.path("version").longValue(),
                                    time(node, "lastUpdated")));
            case "commitInfo" ->
                    Stream.of(
                            new CommitInfo(
                                    time(node, "timestamp"),
                                    node.path("operation").asText(),
                                    node.path("txnId").asText()));
            default -> Stream.empty();
        };
    }

    private static Protocol protocol(JsonNode node) {
        return new Protocol(
                node.path("minReaderVersion").intValue(),
                node.path("minWriterVersion").intValue(),
                Set.copyOf(names(node.path("readerFeatures"))),
                Set.copyOf(names(node.path("writerFeatures"))));
    }

    private static Metadata metadata(JsonNode node) {
        return new Metadata(
                node.path("id").textValue(),
                node.path("name").asText(),
                node.path("schemaString").textValue(),
                names(node.path("partitionColumns")),
                values(node.path("configuration")),
                time(node, "createdTime"));
    }

    private static Add add(JsonNode node) {
        return new Add(
                node.path("path").textValue(),
                values(node.path("partitionValues")),
                node.path("size").longValue(),
                time(node, "modificationTime"),
                node.path("stats").textValue());
    }

    private static Remove remove(JsonNode node) {
        return new Remove(
                node.path("path").textValue(),
                values(node.path("partitionValues")),
                node.path("size").longValue(),
                time(node, "deletionTimestamp"));
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.ofEpochMilli(node.path(field).longValue());
    }

    private static List<String> names(JsonNode array) {
        return array.valueStream().map(JsonNode::textValue).toList();
    }

    private static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new HashMap<>();
        object.properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().textValue()));
        return values;
    }
}
