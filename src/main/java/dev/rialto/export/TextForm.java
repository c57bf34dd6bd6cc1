package dev.rialto.export;

/**
 * How PostgreSQL is asked for a column that the lake keeps as text, so that it reads as in the
 * change stream: ISO 8601 for times, JSON for arrays, PostgreSQL's own text for all else.
 */
final class TextForm {

    private static final String ARRAY = "[]";

    private TextForm() {}

    /**
     * @param type as PostgreSQL's {@code format_type} names it, without digits
     * @param value an expression of this type
     * @return an expression whose binary form is UTF-8
     */
    static String of(String type, String value) {
        if (type.endsWith(ARRAY)) {
            return array(type.substring(0, type.length() - ARRAY.length()), value);
        }
        return switch (type) {
            // A cast to text would take the blanks at its end.
            case "character" -> value;
            case "interval", "time with time zone" -> element(type, value);
            default -> value + "::text";
        };
    }

    private static String array(String type, String value) {
        return switch (type) {
            // As texts, not as part of the array's JSON.
            case "json", "jsonb" -> "to_json(%s::text[])::text".formatted(value);
            case "money" -> "to_json(%s::numeric[])::text".formatted(value);
            case "timestamp with time zone",
                    "timestamp without time zone",
                    "time with time zone",
                    "interval",
                    "bytea" ->
                    """
                    case when %s is not null then to_json(array(select %s from unnest(%s)
                        with ordinality as each(v, place) order by place))::text end"""
                            .formatted(value, element(type, "v"), value);
            default -> "to_json(%s)::text".formatted(value);
        };
    }

    /** Infinite times keep PostgreSQL's word. */
    private static String element(String type, String v) {
        return switch (type) {
            case "timestamp with time zone" -> finite(v, time(v + " at time zone 'UTC'", "Z"));
            case "timestamp without time zone" -> finite(v, time(v, ""));
            case "interval" ->
                    finite(
                            v,
                            """
                            format('P%%sY%%sM%%sDT%%sH%%sM%%sS', extract(year from %1$s),
                                extract(month from %1$s), extract(day from %1$s),
                                extract(hour from %1$s), extract(minute from %1$s),
                                trim_scale(extract(second from %1$s)))"""
                                    .formatted(v));
            case "time with time zone" ->
                    """
                    case when %1$s::text like '24:%%' then %1$s::text
                        else replace((%1$s at time zone 'UTC')::text, '+00', 'Z') end"""
                            .formatted(v);
            default -> "translate(encode(%s, 'base64'), E'\\n', '')".formatted(v);
        };
    }

    private static String time(String v, String zone) {
        return "to_char(%s, 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"%s\"')".formatted(v, zone);
    }

    private static String finite(String v, String form) {
        return "case when isfinite(%1$s) then %2$s else %1$s::text end".formatted(v, form);
    }
}
