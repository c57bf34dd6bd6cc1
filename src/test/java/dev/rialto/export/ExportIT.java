package dev.rialto.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeReader;
import dev.rialto.lake.S3Config;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table and a bucket of its own, and everything that the lake has a type for. */
class ExportIT {

    private static final EmbeddedAddresses SERVERS = Servers.addresses();

    private final String name = "export_" + UUID.randomUUID().toString().replace("-", "");
    private final String url = SERVERS.jdbcUrl();
    private LakeConfig lake;
    private S3Config s3;
    private Export export;

    @BeforeEach
    void makeShop() throws SQLException {
        SmallRyeConfig config = config(Map.of());
        lake = config.getConfigMapping(LakeConfig.class);
        s3 = config.getConfigMapping(S3Config.class);
        export = export(config);
        sql(
                """
                create table orders (order_id bigint primary key, order_date timestamptz not null,
                    total_price numeric(12,2) not null, status varchar not null, note text,
                    quantity int, paid boolean, day date, weight float8, size real, raw bytea,
                    tiny numeric(5,3), wide numeric(38,4), small smallint)""");
        sql(
                """
                insert into orders select i, '2025-11-15T10:00:00.123456Z'::timestamptz
                    + i * interval '10 minutes', (i * 37 - 5000) / 100.0, 'żółć ' || i % 7,
                    case when i % 3 = 0 then 'n' || i end, i % 10, i % 2 = 0,
                    date '1999-12-30' + i, i / 7.0, i / 3.0, decode('00ff', 'hex'), i % 90 / 7.0,
                    case i % 2 when 0 then -12345678901234567890.1234 end, i % 100
                from generate_series(1, 20000) i""");
    }

    @AfterEach
    void dropTable() throws SQLException {
        sql("drop table orders");
    }

    @Test
    void holdsTheSourceAfterAFullExportAndAfterIncrements() throws Exception {
        Outcome full = export.run(List.of(name), false, _ -> {}).getFirst();

        assertThat(full.failures()).isEmpty();
        assertThat(held()).isEqualTo(source());

        sql(
                "update orders set total_price = 0.10, order_date = order_date + interval '40 days'"
                        + " where order_id % 1000 = 1");
        sql("delete from orders where order_id % 1000 = 2");
        sql("insert into orders select 30000, now(), 1, 'new'");

        Outcome increment = export.run(List.of(name), true, _ -> {}).getFirst();

        assertThat(increment.rows()).isEqualTo(21);
        assertThat(increment.deleted()).isEqualTo(20);
        assertThat(held()).isEqualTo(source());

        sql("update orders set status = 'more' where order_id <= 100");
        Outcome tooMuch = export.run(List.of(name), true, _ -> {}).getFirst();

        assertThat(tooMuch.rows()).isEqualTo(19_981);
        assertThat(held()).isEqualTo(source());
    }

    @Test
    void whatIsVeiledInTheStreamIsVeiledHere() throws Exception {
        Veil hashed = new Veil.Hashed("it's salt");
        SmallRyeConfig config =
                config(
                        Map.of(
                                "rialto.cdc.masked-columns", name + ".note",
                                "rialto.cdc.hashed-columns", name + ".status",
                                "rialto.cdc.hash-salt", "it's salt"));

        Outcome full = export(config).run(List.of(name), false, _ -> {}).getFirst();

        assertThat(full.failures()).isEmpty();
        try (LakeReader reader = LakeReader.open(s3, lake, name);
                Stream<Map<String, Object>> rows = reader.rows()) {
            assertThat(rows)
                    .hasSize(20_000)
                    .allSatisfy(
                            row -> {
                                long id = (Long) row.get("order_id");
                                assertThat(row.get("note"))
                                        .isEqualTo(id % 3 == 0 ? "********" : null);
                                assertThat(row.get("status"))
                                        .isEqualTo(hashed.of("żółć " + id % 7));
                            });
        }
    }

    @Test
    void oneTablesFailureIsItsOwn() throws Exception {
        sql("create table orders_text (code text primary key)");
        sql("create table orders_pair (a int, b int, primary key (a, b))");
        sql("create table orders_wild (id int primary key, at timestamptz)");
        sql("insert into orders_wild values (1, 'infinity')");
        try {
            List<Outcome> outcomes =
                    export.run(
                            Stream.of("_text", "_pair", "_none", "_wild", "")
                                    .map(name::concat)
                                    .toList(),
                            false,
                            _ -> {});

            assertThat(outcomes)
                    .extracting(outcome -> String.join("", outcome.failures()))
                    .satisfiesExactly(
                            text -> assertThat(text).contains("column of integers, not [code]"),
                            pair -> assertThat(pair).contains("column of integers, not [a, b]"),
                            none -> assertThat(none).contains(name + "_none", "no such table"),
                            wild -> assertThat(wild).contains("infinity"),
                            orders -> assertThat(orders).isEmpty());
            assertThat(held()).isEqualTo(source());
            try (LakeReader wild = LakeReader.open(s3, lake, name + "_wild")) {
                assertThat(wild.version()).isEqualTo(-1);
            }
        } finally {
            sql("drop table orders_text");
            sql("drop table orders_pair");
            sql("drop table orders_wild");
        }
    }

    @Test
    void textsReadAsInTheChangeStream() throws Exception {
        sql(
                """
                alter table orders add code char(4), add tags text[], add grid int[],
                    add amounts numeric[], add ratios float8[], add docs jsonb[], add raws bytea[],
                    add times timestamptz[], add span interval, add clock timetz""");
        sql(
                """
                update orders set code = 'ab', tags = '{a,"b \\"c",NULL}', grid = '{{1,2},{3,4}}',
                    amounts = '{1.50,NaN}', ratios = '{1e300,0.1}', docs = array['{"k": 1}'::jsonb],
                    raws = array['\\x00ff'::bytea], times = '{"2026-01-02 03:04:05+01",infinity}',
                    span = '1 year 2 days 03:04:05.60', clock = '10:00:00.5+02' where order_id = 7""");

        export.run(List.of(name), false, _ -> {});

        try (LakeReader reader = LakeReader.open(s3, lake, name)) {
            Map<String, Object> row =
                    reader.rows()
                            .filter(each -> each.get("order_id").equals(7L))
                            .findFirst()
                            .orElseThrow();
            assertThat(row)
                    .containsEntry("code", "ab  ")
                    .containsEntry("tags", "[\"a\",\"b \\\"c\",null]")
                    .containsEntry("grid", "[[1,2],[3,4]]")
                    .containsEntry("amounts", "[1.50,\"NaN\"]")
                    .containsEntry("ratios", "[1e+300,0.1]")
                    .containsEntry("docs", "[\"{\\\"k\\\": 1}\"]")
                    .containsEntry("raws", "[\"AP8=\"]")
                    .containsEntry("times", "[\"2026-01-02T02:04:05.000000Z\",\"infinity\"]")
                    .containsEntry("span", "P1Y0M2DT3H4M5.6S")
                    .containsEntry("clock", "08:00:00.5Z");
        }
    }

    @Test
    void putsABatchAsideThatFailsACheckAndReplaysIt() throws Exception {
        export.run(List.of(name), false, _ -> {});
        List<String> former = held();
        sql("update orders set quantity = -1 where order_id = 5");

        Outcome bad = export.run(List.of(name), false, _ -> {}).getFirst();

        assertThat(bad.committed()).isFalse();
        assertThat(bad.failures())
                .singleElement()
                .asString()
                .contains(name + ".quantity is -1, against min 0");
        assertThat(held()).isEqualTo(former);
        assertThat(export.quarantined()).containsExactly(name);

        sql("update orders set quantity = 1 where order_id = 5");
        assertThat(export.run(export.quarantined(), false, _ -> {}).getFirst().committed())
                .isTrue();
        assertThat(export.quarantined()).isEmpty();
        assertThat(held()).isEqualTo(source());
    }

    private List<String> held() {
        try (LakeReader reader = LakeReader.open(s3, lake, name)) {
            return reader.rows()
                    .map(
                            row ->
                                    "%s %s %s %s %s %s %s %s %s %s %s"
                                            .formatted(
                                                    row.get("order_id"),
                                                    row.get("order_date"),
                                                    row.get("total_price"),
                                                    row.get("status"),
                                                    row.get("note"),
                                                    row.get("quantity"),
                                                    row.get("paid"),
                                                    row.get("day"),
                                                    row.get("tiny"),
                                                    row.get("wide"),
                                                    row.get("small")))
                    .sorted()
                    .toList();
        }
    }

    private List<String> source() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection session = connect(url);
                ResultSet row = session.createStatement().executeQuery("select * from " + name)) {
            while (row.next()) {
                rows.add(
                        "%s %s %s %s %s %s %s %s %s %s %s"
                                .formatted(
                                        row.getLong("order_id"),
                                        row.getTimestamp("order_date").toInstant(),
                                        row.getBigDecimal("total_price"),
                                        row.getString("status"),
                                        row.getString("note"),
                                        row.getObject("quantity"),
                                        row.getObject("paid"),
                                        row.getObject("day"),
                                        row.getBigDecimal("tiny"),
                                        row.getBigDecimal("wide"),
                                        row.getObject("small")));
            }
        }
        rows.sort(null);
        return rows;
    }

    private Export export(SmallRyeConfig config) {
        return new Export(
                lake,
                config.getConfigMapping(Veils.class),
                s3,
                config.getConfigMapping(ExportConfig.class),
                new SimpleMeterRegistry());
    }

    private SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(Veils.class)
                .withMapping(LakeConfig.class)
                .withMapping(S3Config.class)
                .withMapping(ExportConfig.class)
                .addDefaultInterceptors()
                .withDefaultValues(
                        Map.ofEntries(
                                Map.entry("rialto.lake.url", url),
                                Map.entry("rialto.lake.user", "rialto"),
                                Map.entry("rialto.lake.password", "rialto"),
                                Map.entry("rialto.lake.tables", name),
                                Map.entry("rialto.lake.excluded-columns", name + ".raw2"),
                                Map.entry("rialto.lake.file-rows", "5000"),
                                Map.entry("rialto.lake.commit-interval", "PT2S"),
                                Map.entry("rialto.lake.retention", "PT1H"),
                                Map.entry("rialto.lake.upkeep-interval", "PT5M"),
                                Map.entry("rialto.s3.endpoint", SERVERS.s3Endpoint().toString()),
                                Map.entry("rialto.s3.access-key", SERVERS.accessKey()),
                                Map.entry("rialto.s3.secret-key", SERVERS.secretKey()),
                                Map.entry("rialto.s3.bucket", name.replace('_', '-')),
                                Map.entry("rialto.export.increment-rows", "50"),
                                Map.entry(
                                        "rialto.export.checks",
                                        "%1$s.quantity min 0, %1$s.total_price sum, %1$s.wide sum"
                                                .formatted(name))))
                .withSources(new PropertiesConfigSource(settings, "settings of the test", 1_000))
                .build();
    }

    private void sql(String statement) throws SQLException {
        try (Connection session = connect(url)) {
            session.createStatement().execute(statement.replace("orders", name));
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "rialto", "rialto");
    }
}
