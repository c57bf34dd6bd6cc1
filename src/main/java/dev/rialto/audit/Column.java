package dev.rialto.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Veil;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A column, and how its values are written so that the same value reads the same wherever it lies:
 * integers and decimals with their digits, times as UTC instants, null as a sign of its own.
 *
 * @param fill what rows have that are older than the column, as JSON: PostgreSQL keeps the constant
 *     default with which it was added beside the table, and no change tells of it
 * @param veil what of its values the stages may see
 */
record Column(String name, Kind kind, JsonNode fill, Veil veil) {

    private static final String NULL = "\0";

    enum Kind {
        INTEGER,
        DECIMAL,
        TIME,
        OTHER;

        static Kind ofSql(int type) {
            return switch (type) {
                case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> INTEGER;
                case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
                case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TIME;
                default -> OTHER;
            };
        }
    }

    String of(ResultSet row) throws SQLException {
        return switch (kind) {
            case TIME -> text(row.getObject(name, OffsetDateTime.class));
            case INTEGER, DECIMAL -> text(row.getObject(name));
            case OTHER -> veiled(row.getObject(name));
        };
    }

    String of(JsonNode row) {
        JsonNode value = row.path(name);
        boolean filled = value.isMissingNode();
        if (filled) {
            value = fill;
        }
        if (value.isNull() || value.isMissingNode()) {
            return NULL;
        }
        return switch (kind) {
            case INTEGER -> text(value.bigIntegerValue());
            case DECIMAL -> text(value.decimalValue());
            case TIME -> text(Instant.parse(value.textValue()));
            case OTHER -> filled ? veil.of(value.asText()) : value.asText();
        };
    }

    /** Of a value of the lake. */
    String of(Object value) {
        return text(value);
    }

    private String veiled(Object value) {
        return value == null ? NULL : veil.of(text(value));
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> NULL;
            case BigDecimal decimal -> decimal.toPlainString();
            case OffsetDateTime time -> time.toInstant().toString();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toString();
            default -> value.toString();
        };
    }
}
