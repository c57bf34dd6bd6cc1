package dev.rialto.cdc;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of a type, and what becomes of its value.
 *
 * @param type with whatever else defines the column
 * @param value in SQL
 * @param json in an event
 */
record TypeCase(String type, String value, String json) {

    private static final List<TypeCase> ALL =
            List.of(
                    new TypeCase("boolean", "true", "true"),
                    new TypeCase("smallint", "-32768", "-32768"),
                    new TypeCase("integer", "2147483647", "2147483647"),
                    new TypeCase("bigint", "-9223372036854775808", "-9223372036854775808"),
                    new TypeCase("oid", "4294967295", "4294967295"),
                    new TypeCase("real", "1.1", "1.1"),
                    new TypeCase("real", "'Infinity'", "'Infinity'"),
                    new TypeCase("double precision", "0.1", "0.1"),
                    new TypeCase("double precision", "'NaN'", "'NaN'"),
                    new TypeCase("numeric(12,2)", "12.5", "12.50"),
                    new TypeCase("numeric(12,2)", "'NaN'", "'NaN'"),
                    new TypeCase("numeric", "1.50", "1.50"),
                    new TypeCase(
                            "numeric",
                            "-123456789012345678901234567890.1234567890",
                            "-123456789012345678901234567890.1234567890"),
                    new TypeCase("numeric", "1e30", "1000000000000000000000000000000"),
                    new TypeCase("numeric", "'-Infinity'", "'-Infinity'"),
                    new TypeCase("money", "'-1234.50'", "-1234.50"),
                    new TypeCase("money", "'92233720368547758.07'", "92233720368547758.07"),
                    new TypeCase(
                            "timestamptz",
                            "'2024-03-31 02:30:00.123456+02'",
                            "'2024-03-31T00:30:00.123456Z'"),
                    new TypeCase("timestamptz", "'infinity'", "'infinity'"),
                    new TypeCase("timestamptz", "'-infinity'", "'-infinity'"),
                    new TypeCase(
                            "timestamptz",
                            "'0044-03-15 12:00+00 BC'",
                            "'-0043-03-15T12:00:00.000000Z'"),
                    new TypeCase(
                            "timestamp",
                            "'2024-03-31 02:30:00.123456'",
                            "'2024-03-31T02:30:00.123456'"),
                    new TypeCase(
                            "timestamp(0)", "'1500-01-01 00:00'", "'1500-01-01T00:00:00.000000'"),
                    new TypeCase("timestamp", "'infinity'", "'infinity'"),
                    new TypeCase(
                            "timestamp", "'0044-03-15 12:00 BC'", "'-0043-03-15T12:00:00.000000'"),
                    new TypeCase("date", "'2024-02-29'", "'2024-02-29'"),
                    new TypeCase("date", "'infinity'", "'infinity'"),
                    new TypeCase("date", "'-infinity'", "'-infinity'"),
                    new TypeCase("date", "'0044-03-15 BC'", "'-0043-03-15'"),
                    new TypeCase("date", "'5874897-12-31'", "'+5874897-12-31'"),
                    new TypeCase("time", "'12:34:56.123456'", "'12:34:56.123456'"),
                    new TypeCase("time", "'24:00'", "'24:00:00'"),
                    new TypeCase("timetz", "'12:34:56.5+02'", "'10:34:56.5Z'"),
                    new TypeCase(
                            "interval",
                            "'1 year 2 mons -3 days 04:05:06.789'",
                            "'P1Y2M-3DT4H5M6.789S'"),
                    new TypeCase(
                            "uuid",
                            "'A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11'",
                            "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"),
                    new TypeCase("json", "'{\"b\":  1.0}'", "'{\\\"b\\\":  1.0}'"),
                    new TypeCase("jsonb", "'{\"b\":  1.10}'", "'{\\\"b\\\": 1.10}'"),
                    new TypeCase("types_mood", "'very good'", "'very good'"),
                    new TypeCase("types_price", "9.5", "9.50"),
                    new TypeCase("types_pair", "'(1,\"a b\")'", "'(1,\\\"a b\\\")'"),
                    new TypeCase("bytea", "'\\x00ff10'", "'AP8Q'"),
                    new TypeCase("bytea", "''", "''"),
                    new TypeCase("text", "''", "''"),
                    new TypeCase("text", "'😀 é א'", "'😀 é א'"),
                    new TypeCase(
                            "text", "E'\\x01\\t\\n\\x7f\"\\\\'", "'\\u0001\\t\\n\u007f\\\"\\\\'"),
                    new TypeCase("char(4)", "'ab'", "'ab  '"),
                    new TypeCase("varchar(10)", "'ab '", "'ab '"),
                    new TypeCase("name", "'ab'", "'ab'"),
                    new TypeCase("bit(1)", "'1'", "'1'"),
                    new TypeCase("varbit", "'00101'", "'00101'"),
                    new TypeCase("inet", "'10.0.0.1/8'", "'10.0.0.1/8'"),
                    new TypeCase("int4range", "'[1,4]'", "'[1,5)'"),
                    new TypeCase("int4multirange", "'{[1,4]}'", "'{[1,5)}'"),
                    new TypeCase("xml", "'<a>b</a>'", "'<a>b</a>'"),
                    new TypeCase("tsquery", "'b & a'", "''b' & 'a''"),
                    new TypeCase("pg_lsn", "'16/B374D848'", "'16/B374D848'"),
                    new TypeCase("point", "'(1.5,2)'", "'(1.5,2)'"),
                    new TypeCase("box", "'(1,1),(0,0)'", "'(1,1),(0,0)'"),
                    new TypeCase("box[]", "'{(1,1),(0,0)}'", "['(1,1),(0,0)']"),
                    new TypeCase("int[]", "'{1,NULL,3}'", "[1,null,3]"),
                    new TypeCase("int[]", "'{{1,2},{3,4}}'", "[[1,2],[3,4]]"),
                    new TypeCase("int[]", "'[2:3]={1,2}'", "[1,2]"),
                    new TypeCase("bigint[]", "'{}'", "[]"),
                    new TypeCase("boolean[]", "'{t,f}'", "[true,false]"),
                    new TypeCase("double precision[]", "'{1.5,NaN}'", "[1.5,'NaN']"),
                    new TypeCase("numeric[]", "'{1.50,NaN,2}'", "[1.50,'NaN',2]"),
                    new TypeCase("money[]", "'{1,-2}'", "[1.00,-2.00]"),
                    new TypeCase(
                            "text[]",
                            "array['a', null, '', 'NULL', 'x,y \"q\" \\ {z}']",
                            "['a',null,'','NULL','x,y \\\"q\\\" \\\\ {z}']"),
                    new TypeCase("types_mood[]", "'{bad,NULL}'", "['bad',null]"),
                    new TypeCase("bytea[]", "array['\\x00ff'::bytea]", "['AP8=']"),
                    new TypeCase("jsonb[]", "array['{\"a\": 1}'::jsonb]", "['{\\\"a\\\": 1}']"),
                    new TypeCase("date[]", "'{2024-01-01,infinity}'", "['2024-01-01','infinity']"),
                    new TypeCase(
                            "timestamp[]",
                            "'{2024-03-31 02:30}'",
                            "['2024-03-31T02:30:00.000000']"),
                    new TypeCase(
                            "timestamptz[]",
                            "'{2024-03-31 02:30+02}'",
                            "['2024-03-31T00:30:00.000000Z']"),
                    new TypeCase("time[]", "'{12:34:56.123456}'", "['12:34:56.123456']"),
                    new TypeCase("interval[]", "'{1 day}'", "['P0Y0M1DT0H0M0S']"),
                    // A null stays one, though the column has a default.
                    new TypeCase("integer default 5", "null", "null"),
                    new TypeCase("text default 'x'", "null", "null"),
                    new TypeCase("timestamptz default now()", "null", "null"),
                    new TypeCase("numeric(12,2) not null default 1", "2", "2.00"),
                    new TypeCase("int[]", "null", "null"));

    /** A column for each case. */
    static String columns() {
        return joined(", ", at -> "c%02d %s".formatted(at, ALL.get(at).type()));
    }

    static String values() {
        return joined(", ", at -> ALL.get(at).value());
    }

    /** The fields of the row's JSON, one a line. */
    static String fields() {
        return joined(",\n", at -> "\"c%02d\":%s".formatted(at, ALL.get(at).inQuotes()));
    }

    /** Single quotes stand for double ones, save those of a text search. */
    private String inQuotes() {
        return type.equals("tsquery")
                ? '"' + json.substring(1, json.length() - 1) + '"'
                : json.replace('\'', '"');
    }

    private static String joined(String by, Function<Integer, String> part) {
        return IntStream.range(0, ALL.size()).boxed().map(part).collect(Collectors.joining(by));
    }
}
