package dev.rialto.alerts;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * What is delivered of one record.
 *
 * @param id the same however often it is delivered
 * @param json the record on one line, fields that this version does not know included
 */
record Notice(String id, byte[] json) {

    private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");

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
        return new Notice(alert.alertId() + "-" + alert.revision(), Json.write(Json.tree(value)));
    }
}
