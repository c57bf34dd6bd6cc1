package dev.rialto.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What is delivered of one record.
 *
 * @param id the same however often it is delivered
 * @param alert as far as this version knows it
 * @param tree the record, fields that this version does not know included
 */
record Notice(String id, FraudAlert alert, JsonNode tree) {

    private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");
    private static final Set<String> IN_THE_TITLE =
            Set.of("alert_id", "rule", "severity", "reason");

    /** A field of the alert in words. */
    record Fact(String label, String text) {}

    /** Refuses an id that no header could carry. */
    Notice {
        if (!HEADER_TEXT.matcher(id).matches()) {
            throw new IllegalArgumentException("alert id: printable ASCII is needed");
        }
    }

    /**
     * Of a record's value.
     *
     * @throws UncheckedIOException where it is not an alert
     * @throws IllegalArgumentException where its id is none
     */
    static Notice of(byte[] value) {
        FraudAlert alert = Json.read(value, FraudAlert.class);
        return new Notice(alert.alertId() + "-" + alert.revision(), alert, Json.tree(value));
    }

    /** The record on one line. */
    byte[] json() {
        return Json.write(tree);
    }

    Severity severity() {
        return Severity.of(alert.severity());
    }

    /** In a few words. */
    String title() {
        String what = alert.closed() ? " (closed)" : "";
        return "%s: %s%s".formatted(severity().word(), alert.rule(), what);
    }

    /** The evidence in a sentence; not empty, because a block of text must not be. */
    String reason() {
        String said = alert.reason();
        return said == null || said.isBlank() ? "No reason given." : said;
    }

    /** All else that the record tells, in its order, so that new fields need no new version. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        tree.properties().stream()
                .filter(field -> !IN_THE_TITLE.contains(field.getKey()))
                .forEach(field -> add(facts, field.getKey(), field.getValue()));
        return facts;
    }

    private static void add(List<Fact> facts, String name, JsonNode value) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> add(facts, name + "_" + field.getKey(), field.getValue()));
            return;
        }
        String text = text(value);
        if (!text.isBlank()) {
            facts.add(new Fact(label(name), text));
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            // A decimal with its exact digits, as the record has it.
            return value.isNull() ? "" : value.isBigDecimal() ? plain(value) : value.asText();
        }
        StringJoiner all = new StringJoiner(", ");
        value.forEach(one -> all.add(one.isValueNode() ? text(one) : one.toString()));
        return all.toString();
    }

    private static String plain(JsonNode value) {
        return value.decimalValue().toPlainString();
    }

    private static String label(String name) {
        String words = name.replace('_', ' ').strip();
        return words.isEmpty()
                ? "-"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
