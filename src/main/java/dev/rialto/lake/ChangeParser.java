package dev.rialto.lake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the change events of one table. It makes no trees: tens of thousands of events come in a
 * second, and most of an event is not asked for.
 */
final class ChangeParser {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> OPERATIONS = Set.of("r", "c", "u", "d");

    private final LakeTable table;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final int key;
    private final int source;
    private final Object[] absent;

    /**
     * @param fills what columns have that an event does not know yet
     */
    ChangeParser(LakeTable table, Fills fills) {
        this.table = table;
        this.key = table.place(table.key());
        this.source = table.month().map(by -> table.place(by.source())).orElse(-1);
        for (int i = 0; i < table.columns().size(); i++) {
            places.put(table.columns().get(i).name(), i);
        }
        this.absent = table.columns().stream().map(fills::of).toArray();
    }

    /** The columns that rows had and the table does not. */
    Set<String> unknown() {
        return unknown;
    }

    /**
     * Reads an envelope.
     *
     * @throws IllegalArgumentException where it is not one, or the table cannot hold its row
     */
    RowChange change(byte[] envelope) {
        Object[] before = null;
        Object[] after = null;
        String operation = "";
        long transaction = 0;
        try (JsonParser json = JSON.createParser(envelope)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "before" -> before = image(json, true);
                    case "after" -> after = image(json, false);
                    case "op" -> operation = json.getText();
                    case "source" -> transaction = transaction(json);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
        if (!OPERATIONS.contains(operation)) {
            throw new IllegalArgumentException("not a row change: op=" + operation);
        }
        Object[] image = operation.equals("d") ? before : after;
        if (image == null || image[key] == null) {
            throw new IllegalArgumentException("the row has no " + table.key());
        }
        return new RowChange(
                ((Number) image[key]).longValue(),
                operation.equals("d") ? Optional.empty() : Optional.of(row(image)),
                operation.equals("r") ? 0 : transaction);
    }

    private Row row(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !table.columns().get(i).nullable()) {
                throw new IllegalArgumentException(
                        "column " + table.columns().get(i).name() + " has no value");
            }
        }
        String partition = table.month().map(by -> by.of((Instant) values[source])).orElse("");
        return new Row(
                ((Number) values[key]).longValue(),
                partition,
                Collections.unmodifiableList(Arrays.asList(values)));
    }

    private Object[] image(JsonParser json, boolean keyOnly) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        Object[] values = absent.clone();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            Integer place = places.get(field);
            JsonToken value = json.nextToken();
            if (place == null) {
                unknown.add(field);
            }
            if (place == null || keyOnly && place != key) {
                json.skipChildren();
            } else if (value == JsonToken.VALUE_NULL) {
                values[place] = null;
            } else {
                values[place] = ColumnJson.value(table.columns().get(place), json);
            }
        }
        return values;
    }

    private static long transaction(JsonParser json) throws IOException {
        long transaction = 0;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = json.currentName().equals("txId");
                json.nextToken();
                if (wanted) {
                    transaction = json.getValueAsLong();
                } else {
                    json.skipChildren();
                }
            }
        }
        return transaction;
    }

    /** The row of an image that stands alone. */
    Row row(byte[] image) {
        try (JsonParser json = JSON.createParser(image)) {
            json.nextToken();
            return row(image(json, false));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }
}
