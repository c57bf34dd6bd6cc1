package dev.rialto.cdc;

import io.debezium.connector.postgresql.PgOid;
import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.connector.postgresql.connection.DateTimeFormat;
import io.debezium.data.SpecialValueDecimal;
import io.debezium.time.Interval;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGobject;

/**
 * How the values of a type look in an event. They come as PostgreSQL's text from snapshots and out
 * of arrays, and from the stream as what Debezium's decoder makes of that text.
 */
enum ValueForm {
    BOOLEAN(Schema.Type.BOOLEAN, Set.of(PgOid.BOOL, PgOid.BOOL_ARRAY)),
    INTEGER(
            Schema.Type.INT64,
            Set.of(
                    PgOid.INT2,
                    PgOid.INT4,
                    PgOid.INT8,
                    PgOid.OID,
                    PgOid.INT2_ARRAY,
                    PgOid.INT4_ARRAY,
                    PgOid.INT8_ARRAY,
                    PgOid.OID_ARRAY)),
    REAL(Schema.Type.FLOAT32, Set.of(PgOid.FLOAT4, PgOid.FLOAT4_ARRAY)),
    DOUBLE(Schema.Type.FLOAT64, Set.of(PgOid.FLOAT8, PgOid.FLOAT8_ARRAY)),
    /** As JSON, so that it keeps all its digits: a number, or NaN and infinity as a text. */
    NUMERIC(Schema.Type.STRING, Set.of(PgOid.NUMERIC, PgOid.NUMERIC_ARRAY)),
    /** As JSON: a number. */
    MONEY(Schema.Type.STRING, Set.of(PgOid.MONEY, PgOid.MONEY_ARRAY)),
    /** Base64. */
    BYTES(Schema.Type.STRING, Set.of(PgOid.BYTEA, PgOid.BYTEA_ARRAY)),
    DATE(Schema.Type.STRING, Set.of(PgOid.DATE, PgOid.DATE_ARRAY)),
    TIMESTAMP(Schema.Type.STRING, Set.of(PgOid.TIMESTAMP, PgOid.TIMESTAMP_ARRAY)),
    TIMESTAMPTZ(Schema.Type.STRING, Set.of(PgOid.TIMESTAMPTZ, PgOid.TIMESTAMPTZ_ARRAY)),
    TIMETZ(Schema.Type.STRING, Set.of(PgOid.TIMETZ, PgOid.TIMETZ_ARRAY)),
    INTERVAL(Schema.Type.STRING, Set.of(PgOid.INTERVAL, PgOid.INTERVAL_ARRAY)),
    /** As PostgreSQL writes it: every other type. */
    TEXT(Schema.Type.STRING, Set.of());

    private static final DateTimeFormatter LOCAL =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("'T'HH:mm:ss.SSSSSS")
                    .toFormatter();
    private static final DateTimeFormat PARSE = DateTimeFormat.get();
    private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^-0-9.E]");
    private static final String INFINITY = "infinity";
    private static final String MINUS_INFINITY = "-infinity";

    private final Schema.Type type;
    private final Set<Integer> oids;

    ValueForm(Schema.Type type, Set<Integer> oids) {
        this.type = type;
        this.oids = oids;
    }

    /** The form of a type, or of the elements of an array type. */
    static ValueForm of(int oid) {
        return Arrays.stream(values())
                .filter(form -> form.oids.contains(oid))
                .findFirst()
                .orElse(TEXT);
    }

    /** What {@link #convert} gives. */
    Schema.Type type() {
        return type;
    }

    /** Whether it gives text that is JSON already. */
    boolean isJson() {
        return this == NUMERIC || this == MONEY;
    }

    /** The value as its schema has it; throws where it is not of the type. */
    Object convert(Object value) {
        return switch (this) {
            case BOOLEAN -> value instanceof Boolean ? value : text(value).startsWith("t");
            case INTEGER ->
                    value instanceof Number number
                            ? number.longValue()
                            : Long.parseLong(text(value));
            case REAL -> value instanceof Float ? value : Float.parseFloat(text(value));
            case DOUBLE -> value instanceof Double ? value : Double.parseDouble(text(value));
            case NUMERIC -> numeric(value);
            case MONEY -> money(value);
            case BYTES -> bytes(value);
            case DATE -> isInfinite(value) ? value : date(value);
            case TIMESTAMP -> isInfinite(value) ? value : timestamp(value);
            case TIMESTAMPTZ -> isInfinite(value) ? value : timestamptz(value);
            case TIMETZ -> timetz(value);
            case INTERVAL -> isInfinite(value) ? value : interval(value);
            case TEXT -> text(value);
        };
    }

    private static boolean isInfinite(Object value) {
        return INFINITY.equals(value) || MINUS_INFINITY.equals(value);
    }

    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case PGobject object -> object.getValue();
            default -> value.toString();
        };
    }

    private static String numeric(Object value) {
        if (!(value instanceof SpecialValueDecimal decimal)) {
            String text = text(value);
            return Character.isLetter(text.charAt(text.length() - 1)) ? quoted(text) : text;
        }
        return decimal.getDecimalValue()
                .map(BigDecimal::toPlainString)
                .orElseGet(() -> quoted(String.valueOf(decimal.toDouble())));
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static String money(Object value) {
        return new BigDecimal(NOT_OF_A_NUMBER.matcher(text(value)).replaceAll("")).toPlainString();
    }

    private static String bytes(Object value) {
        return Base64.getEncoder()
                .encodeToString(
                        value instanceof byte[] bytes
                                ? bytes
                                : HexFormat.of().parseHex(text(value).substring("\\x".length())));
    }

    private static String date(Object value) {
        LocalDate date = value instanceof LocalDate day ? day : PARSE.date(text(value));
        if (date.equals(PostgresValueConverter.POSITIVE_INFINITY_LOCAL_DATE)) {
            return INFINITY;
        }
        return date.equals(PostgresValueConverter.NEGATIVE_INFINITY_LOCAL_DATE)
                ? MINUS_INFINITY
                : date.toString();
    }

    private static String timestamp(Object value) {
        Instant time = value instanceof Instant at ? at : PARSE.timestampToInstant(text(value));
        if (time.equals(PostgresValueConverter.POSITIVE_INFINITY_INSTANT)) {
            return INFINITY;
        }
        return time.equals(PostgresValueConverter.NEGATIVE_INFINITY_INSTANT)
                ? MINUS_INFINITY
                : LOCAL.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String timestamptz(Object value) {
        OffsetDateTime time =
                value instanceof OffsetDateTime at
                        ? at
                        : PARSE.timestampWithTimeZoneToOffsetDateTime(text(value))
                                .withOffsetSameInstant(ZoneOffset.UTC);
        if (time.equals(PostgresValueConverter.POSITIVE_INFINITY_OFFSET_DATE_TIME)) {
            return INFINITY;
        }
        return time.equals(PostgresValueConverter.NEGATIVE_INFINITY_OFFSET_DATE_TIME)
                ? MINUS_INFINITY
                : LOCAL.format(time) + "Z";
    }

    private static String timetz(Object value) {
        OffsetTime time = value instanceof OffsetTime at ? at : PARSE.timeWithTimeZone(text(value));
        return DateTimeFormatter.ISO_OFFSET_TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static String interval(Object value) {
        PGInterval span = value instanceof PGInterval known ? known : parsed(text(value));
        return Interval.toIsoString(
                span.getYears(),
                span.getMonths(),
                span.getDays(),
                span.getHours(),
                span.getMinutes(),
                BigDecimal.valueOf(span.getSeconds()));
    }

    private static PGInterval parsed(String text) {
        try {
            return new PGInterval(text);
        } catch (SQLException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
