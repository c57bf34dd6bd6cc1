package dev.rialto.lake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import java.nio.charset.StandardCharsets;

/** A table's columns as Delta's log writes them: the data files' and the partition's. */
final class Schema {

    private Schema() {}

    static String of(LakeTable table) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "struct");
        ArrayNode fields = schema.putArray("fields");
        table.columns()
                .forEach(
                        column ->
                                field(fields, column.name(), type(column.type()))
                                        .put("nullable", column.nullable()));
        table.month().ifPresent(by -> field(fields, by.column(), "string").put("nullable", false));
        return new String(Json.write(schema), StandardCharsets.UTF_8);
    }

    /** Whether two schemas say the same, however they are written. */
    static boolean same(String one, String other) {
        return Json.tree(one.getBytes(StandardCharsets.UTF_8))
                .equals(Json.tree(other.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode field(ArrayNode fields, String name, String type) {
        ObjectNode field = fields.addObject().put("name", name).put("type", type);
        field.putObject("metadata");
        return field;
    }

    private static String type(Column.Type type) {
        return switch (type) {
            case LONG -> "long";
            case DECIMAL -> "decimal(" + Column.PRECISION + "," + Column.SCALE + ")";
            case STRING -> "string";
            case TIMESTAMP -> "timestamp_ntz";
        };
    }
}
