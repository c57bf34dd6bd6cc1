package dev.rialto.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import dev.rialto.events.Veil;
import dev.rialto.events.Veils;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ShopTablesIT {

    private final Veils veils =
            new SmallRyeConfigBuilder()
                    .withMapping(Veils.class)
                    .withDefaultValue("rialto.cdc.masked-columns", "things.secret")
                    .withDefaultValue("rialto.cdc.hashed-columns", "things.mail,things.code")
                    .build()
                    .getConfigMapping(Veils.class);

    @Test
    void eventsFromBeforeAColumnHaveTheDefaultThatItCameWith() throws Exception {
        String url = Servers.addresses().jdbcUrl();
        try (Connection session = DriverManager.getConnection(url, "rialto", "rialto");
                Statement statement = session.createStatement()) {
            statement.execute("create temporary table things (id bigint primary key)");
            statement.execute("insert into things values (1), (2)");
            statement.execute(
                    """
                    alter table things add colour text default 'red', add rate numeric(5,2) default 1.5,
                        add at timestamptz default '2026-01-01 00:00:00.5+01', add ok boolean default true,
                        add pieces int default 7, add note text""");
            statement.execute("update things set colour = null where id = 2");
            ShopTables tables = new ShopTables(session);
            Table things = tables.table("things", veils);
            JsonNode before = Json.tree("{\"id\":1}".getBytes(UTF_8));
            JsonNode after = Json.tree("{\"id\":2,\"colour\":null}".getBytes(UTF_8));

            Hashes rows = tables.rows(things);

            assertThat(things.hash(column -> column.of(before))).isEqualTo(rows.get(1));
            assertThat(things.hash(column -> column.of(after))).isEqualTo(rows.get(2));
        }
    }

    @Test
    void whatTheStreamVeilsIsLookedAtVeiled() throws Exception {
        String url = Servers.addresses().jdbcUrl();
        Veil hashed = new Veil.Hashed("rialto");
        String uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
        try (Connection session = DriverManager.getConnection(url, "rialto", "rialto");
                Statement statement = session.createStatement()) {
            statement.execute(
                    """
                    create temporary table things (id bigint primary key, secret text, mail text);
                    insert into things values (1, 'x', 'a@b.c'), (2, null, null);
                    alter table things add code uuid default '%s'"""
                            .formatted(uuid));
            ShopTables tables = new ShopTables(session);
            Table things = tables.table("things", veils);
            JsonNode full =
                    Json.tree(
                            """
                            {"id":1,"secret":"********","mail":"%s","code":"%s"}"""
                                    .formatted(hashed.of("a@b.c"), hashed.of(uuid))
                                    .getBytes(UTF_8));
            JsonNode before = Json.tree("{\"id\":2,\"secret\":null,\"mail\":null}".getBytes(UTF_8));

            Hashes rows = tables.rows(things);

            assertThat(things.hash(column -> column.of(full))).isEqualTo(rows.get(1));
            assertThat(things.hash(column -> column.of(before))).isEqualTo(rows.get(2));
        }
    }
}
