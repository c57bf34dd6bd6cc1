package dev.rialto.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The JSON schema of a record as topics carry it, taken from the record itself. */
final class RecordSchema {

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private RecordSchema() {}

    /** Of a record's class; readers must expect further fields. */
    static ObjectNode of(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(NAMES.translate(component.getName()), of(component.getGenericType()));
        }
        return schema;
    }

    private static ObjectNode of(Type type) {
        return switch (type) {
            case Class<?> simple -> simple(simple);
            case ParameterizedType generic -> generic(generic);
            default -> JsonNodeFactory.instance.objectNode();
        };
    }

    private static ObjectNode generic(ParameterizedType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
            schema.put("type", "object").set("additionalProperties", element(of[1]));
        } else if (type.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            schema.put("type", "array").set("items", element(of[0]));
        }
        return schema;
    }

    /** Collections hold no null. */
    private static ObjectNode element(Type type) {
        ObjectNode schema = of(type);
        JsonNode either = schema.path("type");
        return either.isArray() ? schema.put("type", either.path(0).asText()) : schema;
    }

    private static ObjectNode simple(Class<?> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type.isRecord()) {
            return of(type);
        } else if (type == Instant.class) {
            schema.put("type", "string").put("format", "date-time");
        } else if (type == Duration.class) {
            schema.put("type", "string").put("format", "duration");
        } else if (type == BigDecimal.class) {
            schema.put("type", "number");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else if (type == long.class || type == int.class) {
            schema.put("type", "integer");
        } else if (type == Long.class || type == Integer.class) {
            orNull(schema, "integer");
        } else if (type == Boolean.class) {
            orNull(schema, "boolean");
        } else if (type.isEnum()) {
            constants(schema.put("type", "string").putArray("enum"), type);
        } else if (type != Object.class && !JsonNode.class.isAssignableFrom(type)) {
            schema.put("type", "string");
        }
        return schema;
    }

    private static void constants(ArrayNode names, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            names.add(constant.toString());
        }
    }

    private static void orNull(ObjectNode schema, String type) {
        schema.putArray("type").add(type).add("null");
    }
}
