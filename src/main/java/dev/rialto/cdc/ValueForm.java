package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.core.Oid;

/**
 * How the values of a type look in an event: as PostgreSQL writes them, where JSON or ISO 8601 do
 * not ask for something else. Of times and money PostgreSQL's form depends on the session; {@link
 * #SESSION} says what is expected here.
 */
enum ValueForm {
    BOOLEAN(Oid.BOOL) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            json.writeBoolean(text[start] == 't');
        }
    },
    INTEGER(Oid.INT2, Oid.INT4, Oid.INT8, Oid.OID) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            writeDigits(json, text, start, length);
        }
    },
    /** With all their digits, which for binary floats are the fewest that tell them apart. */
    NUMBER(Oid.NUMERIC, Oid.FLOAT4, Oid.FLOAT8) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            byte last = text[start + length - 1];
            if (last >= '0' && last <= '9') {
                writeDigits(json, text, start, length);
            } else {
                json.writeUTF8String(text, start, length); // NaN, Infinity
            }
        }
    },
    MONEY(Oid.MONEY) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            json.writeNumber(NOT_OF_A_NUMBER.matcher(string(text, start, length)).replaceAll(""));
        }
    },
    /** Base64. */
    BYTES(Oid.BYTEA) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            json.writeBinary(
                    HexFormat.of().parseHex(string(text, start, length).substring("\\x".length())));
        }
    },
    DATE(Oid.DATE) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            TimeJson.writeDate(json, text, start, length);
        }
    },
    TIMESTAMP(Oid.TIMESTAMP) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            TimeJson.writeTimestamp(json, text, start, length);
        }
    },
    TIMESTAMPTZ(Oid.TIMESTAMPTZ) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            TimeJson.writeTimestampInUtc(json, text, start, length);
        }
    },
    TIMETZ(Oid.TIMETZ) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            TimeJson.writeTimeInUtc(json, string(text, start, length));
        }
    },
    INTERVAL(Oid.INTERVAL) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            TimeJson.writeInterval(json, string(text, start, length));
        }
    },
    /** As PostgreSQL writes it: every other type. */
    TEXT(Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR, Oid.UUID, Oid.JSON, Oid.JSONB, Oid.TIME) {
        @Override
        void write(JsonGenerator json, byte[] text, int start, int length) throws IOException {
            json.writeUTF8String(text, start, length);
        }
    };

    /** What a session must be told, so that it writes values as they are expected here. */
    static final String SESSION =
            "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';"
                    + " set bytea_output = 'hex'; set lc_monetary = 'C'; set extra_float_digits = 1";

    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^-0-9.]");

    private final Set<Integer> oids;

    ValueForm(Integer... oids) {
        this.oids = Set.of(oids);
    }

    /** The form of a type that is known by its number; null where the catalogue must be asked. */
    static ValueForm known(int oid) {
        return Arrays.stream(values())
                .filter(form -> form.oids.contains(oid))
                .findFirst()
                .orElse(null);
    }

    /**
     * Writes a value, given as PostgreSQL's text in UTF-8.
     *
     * @throws RuntimeException where it is not of the type
     */
    abstract void write(JsonGenerator json, byte[] text, int start, int length) throws IOException;

    private static String string(byte[] text, int start, int length) {
        return new String(text, start, length, StandardCharsets.UTF_8);
    }

    /** Without a look at what number they are. */
    private static void writeDigits(JsonGenerator json, byte[] text, int start, int length)
            throws IOException {
        json.writeNumber(new String(text, start, length, StandardCharsets.ISO_8859_1));
    }
}
