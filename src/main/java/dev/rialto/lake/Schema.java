package dev.rialto.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** A table's columns as Delta's log writes them: the data files' and the partition's. */
final class Schema {

    private Schema() {}

    static String of(LakeTable table) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "struct");
        ArrayNode fields = schema.putArray("fields");
        table.columns()
                .forEach(
                        column ->
                                field(fields, column.name(), column.type().toString())
                                        .put("nullable", column.nullable()));
        table.month().ifPresent(by -> field(fields, by.column(), "string").put("nullable", false));
        return new String(Json.write(schema), StandardCharsets.UTF_8);
    }

    /**
     * The columns that data files hold.
     *
     * @param partitions the names of the columns that they do not
     * @throws IllegalArgumentException where a column is of a type that the lake does not know
     */
    static List<Column> columns(String schema, List<String> partitions) {
        JsonNode fields = Json.tree(schema.getBytes(StandardCharsets.UTF_8)).path("fields");
        return StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> !partitions.contains(field.path("name").asText()))
                .map(Schema::column)
                .toList();
    }

    private static Column column(JsonNode field) {
        return new Column(
                field.path("name").asText(),
                Column.Type.named(field.path("type").asText()),
                field.path("nullable").asBoolean(true));
    }

    private static ObjectNode field(ArrayNode fields, String name, String type) {
        ObjectNode field = fields.addObject().put("name", name).put("type", type);
        field.putObject("metadata");
        return field;
    }
}
