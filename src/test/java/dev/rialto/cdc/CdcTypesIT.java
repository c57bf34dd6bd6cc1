package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every value comes through exactly, and the same by a snapshot as by the stream. */
class CdcTypesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Clocks there leave out an hour in spring, in which a timestamp without zone may well lie. */
    private static final Map<String, String> ZONE = Map.of("TZ", "Europe/Berlin");

    @Test
    void everyTypeComesThroughExactly() throws Exception {
        try (var database = new CapturedDatabase("types")) {
            database.sql("create type types_mood as enum ('very good', 'bad')");
            database.sql("create type types_pair as (a int, b text)");
            database.sql("create domain types_price as numeric(10,2)");
            database.table("types_rows", "row_id bigint primary key, " + TypeCase.columns());
            try (RialtoProcess capture = database.capture(ZONE)) {
                database.sql("insert into types_rows values (1, %s)".formatted(TypeCase.values()));
                awaitCount(database, "types_rows", 1);
                database.sql("insert into types_rows values (2, %s)".formatted(TypeCase.values()));
                database.sql("update types_rows set row_id = row_id where row_id = 2");
                awaitCount(database, "types_rows", 3);
                assertThat(capture.handle().isAlive()).isTrue();
            } finally {
                database.sql("drop table types_rows");
                database.sql("drop type types_mood, types_pair, types_price");
            }

            List<Published> published = database.published("types_rows");
            assertThat(published).extracting(Published::op).contains("r", "c", "u");
            SoftAssertions softly = new SoftAssertions();
            for (Published found : published) {
                String row = found.key().replaceAll("\\D", "");
                softly.assertThat(found.afterText().replace(",\"c", ",\n\"c"))
                        .isEqualTo("{\"row_id\":%s,\n%s}".formatted(row, TypeCase.fields()));
            }
            softly.assertAll();
        }
    }

    /** The table is made without REPLICA IDENTITY FULL: the capture sees to that. */
    @Test
    void anUpdateThatDoesNotTouchALargeValueCarriesIt() throws Exception {
        String random = "(select string_agg(md5(n::text), '') from generate_series(1, 2000) n)";
        try (var database = new CapturedDatabase("toast")) {
            database.table(
                    "toast_rows",
                    "row_id bigint primary key, amount int, body text, raw bytea, list text[]");
            database.sql("alter table toast_rows alter body set storage external");
            database.sql(
                    "insert into toast_rows values (1, 0, repeat('hält ', 50000), %s::bytea, array[%s])"
                            .formatted(random, random));
            try (RialtoProcess capture = database.capture(Map.of())) {
                awaitCount(database, "toast_rows", 1);
                database.sql("update toast_rows set amount = 1");
                database.sql("delete from toast_rows");
                awaitCount(database, "toast_rows", 4);
                assertThat(capture.handle().isAlive()).isTrue();
            }
            List<Published> published = database.published("toast_rows");
            assertThat(published)
                    .extracting(Published::op)
                    .containsExactly("r", "u", "d", "tombstone");
            Published update = published.get(1);
            assertThat(update.before()).isEqualTo(published.getFirst().after());
            assertThat(update.after().path("body").asText()).isEqualTo("hält ".repeat(50_000));
            for (String column : List.of("raw", "list")) {
                assertThat(update.after().path(column)).isEqualTo(update.before().path(column));
            }
            assertThat(published.get(2).before()).isEqualTo(update.after());
        }
    }

    /** Readers by key must lose the old row, and see the new one after it. */
    @Test
    void aNewPrimaryKeyDeletesTheOldRowAndCreatesTheNewOne() throws Exception {
        try (var database = new CapturedDatabase("keys")) {
            database.table("keys_rows", "shop text, nr numeric, text text, primary key (shop, nr)");
            database.sql("insert into keys_rows values ('a', 1, 'x')");
            try (RialtoProcess capture =
                    database.capture(Map.of("RIALTO_TOPICS_PARTITIONS", "1"))) {
                awaitCount(database, "keys_rows", 1);
                database.sql("update keys_rows set nr = 2.0, text = 'y'");
                database.sql("update keys_rows set text = 'z'");
                awaitCount(database, "keys_rows", 5);
                assertThat(capture.handle().isAlive()).isTrue();
            }
            List<Published> published = database.published("keys_rows");
            String old = "{\"shop\":\"a\",\"nr\":1}";
            String now = "{\"shop\":\"a\",\"nr\":2.0}";
            assertThat(published)
                    .extracting(Published::key)
                    .containsExactly(old, old, old, now, now);
            assertThat(published)
                    .extracting(Published::op)
                    .containsExactly("r", "d", "tombstone", "c", "u");
            assertThat(published.get(1).before().path("text").asText()).isEqualTo("x");
            assertThat(published.get(1).after().isNull()).isTrue();
            assertThat(published.get(3).before().isNull()).isTrue();
            assertThat(published.get(3).after().path("text").asText()).isEqualTo("y");
            assertThat(published.get(4).before().path("text").asText()).isEqualTo("y");
        }
    }

    private static void awaitCount(CapturedDatabase database, String table, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(database.published(table))
                                        .hasSizeGreaterThanOrEqualTo(count));
    }
}
