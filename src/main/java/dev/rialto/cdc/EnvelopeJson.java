package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes keys and Debezium's envelopes as JSON without schemas, straight from the log's text.
 * Single-threaded; generator and buffer are used again.
 */
final class EnvelopeJson {

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory FACTORY =
            ((JsonFactoryBuilder) JsonFactory.builder()).rootValueSeparator((String) null).build();
    private static final int INITIAL_BYTES = 2048;
    private static final long MICROS = 1_000_000;

    private static final SerializedString BEFORE = new SerializedString("before");
    private static final SerializedString AFTER = new SerializedString("after");
    private static final SerializedString SOURCE = new SerializedString("source");
    private static final SerializedString TRANSACTION = new SerializedString("transaction");
    private static final SerializedString OP = new SerializedString("op");
    private static final SerializedString TS_MS = new SerializedString("ts_ms");
    private static final SerializedString TS_US = new SerializedString("ts_us");
    private static final SerializedString TS_NS = new SerializedString("ts_ns");
    private static final SerializedString TABLE = new SerializedString("table");
    private static final SerializedString TX_ID = new SerializedString("txId");
    private static final SerializedString LSN = new SerializedString("lsn");
    private static final SerializedString XMIN = new SerializedString("xmin");
    private static final SerializedString SEQUENCE = new SerializedString("sequence");
    private static final SerializedString SNAPSHOT = new SerializedString("snapshot");

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_BYTES);
    private final InstantSource clock;
    private final String constants;
    private JsonGenerator json;

    /**
     * @param prefix of the topics, which names the source
     * @param clock says when an event was made
     */
    EnvelopeJson(String prefix, String database, InstantSource clock) {
        this.clock = clock;
        this.constants = constants(prefix, database);
    }

    /** The key of an event's row. */
    byte[] key(RowEvent event) {
        return written(to -> event.table().writeKey(to, event.row()));
    }

    /**
     * The envelope; null for a tombstone.
     *
     * @throws IllegalArgumentException where a value is not to be had
     */
    byte[] value(RowEvent event) {
        return event.isTombstone() ? null : written(to -> writeEnvelope(to, event));
    }

    /** Where an event comes from, as its envelope says. */
    byte[] source(RowEvent event) {
        return written(to -> writeSource(to, event));
    }

    /** The fields that are the same in every event, as they stand in the text. */
    private static String constants(String prefix, String database) {
        StringBuilder fields = new StringBuilder();
        Map<String, String> constants = new LinkedHashMap<>();
        constants.put("version", "Rialto");
        constants.put("connector", "postgresql");
        constants.put("name", prefix);
        constants.put("db", database);
        constants.put("schema", "public");
        constants.forEach(
                (name, value) ->
                        fields.append('"')
                                .append(name)
                                .append("\":\"")
                                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                                .append("\","));
        return fields.toString();
    }

    private byte[] written(Content content) {
        buffer.reset();
        try {
            if (json == null) {
                json = FACTORY.createGenerator(buffer);
            }
            content.write(json);
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            json = null; // It is in the middle of something.
            throw e;
        }
        return buffer.toByteArray();
    }

    private void writeEnvelope(JsonGenerator to, RowEvent event) throws IOException {
        to.writeStartObject();
        to.writeFieldName(BEFORE);
        event.table().writeRow(to, event.before());
        to.writeFieldName(AFTER);
        event.table().writeRow(to, event.after());
        to.writeFieldName(SOURCE);
        writeSource(to, event);
        to.writeFieldName(TRANSACTION);
        to.writeNull();
        to.writeFieldName(OP);
        to.writeString(event.op());
        writeTime(to, clock.instant());
        to.writeEndObject();
    }

    private void writeSource(JsonGenerator to, RowEvent event) throws IOException {
        Origin origin = event.origin();
        to.writeStartObject();
        to.writeRaw(constants);
        writeTime(to, origin.at());
        to.writeFieldName(SNAPSHOT);
        to.writeString(origin.isSnapshot() ? "true" : "false");
        to.writeFieldName(SEQUENCE);
        to.writeString("[\"" + origin.lastCommit() + "\",\"" + origin.lsn() + "\"]");
        to.writeFieldName(TABLE);
        to.writeString(event.table().name());
        to.writeFieldName(TX_ID);
        if (origin.isSnapshot()) {
            to.writeNull();
        } else {
            to.writeNumber(origin.transactionId());
        }
        to.writeFieldName(LSN);
        to.writeNumber(origin.lsn());
        to.writeFieldName(XMIN);
        to.writeNull();
        to.writeEndObject();
    }

    private static void writeTime(JsonGenerator to, Instant time) throws IOException {
        long micros = time.getEpochSecond() * MICROS + time.getNano() / 1000;
        to.writeFieldName(TS_MS);
        to.writeNumber(Math.floorDiv(micros, 1000));
        to.writeFieldName(TS_US);
        to.writeNumber(micros);
        to.writeFieldName(TS_NS);
        to.writeNumber(micros * 1000 + time.getNano() % 1000);
    }
}
