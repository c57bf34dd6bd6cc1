package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.Servers;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** Tables of a test's own beside the shop's, and processes that capture them. */
final class CapturedDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedAddresses postgres;
    private final EmbeddedAddresses kafka;
    private final String name;
    private final List<String> tables = new ArrayList<>();
    private Connection session;
    private int nextId;

    /**
     * @param name slot, prefix of the topics, and first part of the tables' names
     */
    CapturedDatabase(String name, String... tables) throws SQLException {
        this(Servers.addresses(), Servers.addresses(), name, tables);
    }

    /** In one set of servers' PostgreSQL, with topics in another's Kafka. */
    CapturedDatabase(
            EmbeddedAddresses postgres, EmbeddedAddresses kafka, String name, String... tables)
            throws SQLException {
        this.postgres = postgres;
        this.kafka = kafka;
        this.session = connect();
        this.name = name;
        for (String table : tables) {
            table(table, "row_id bigint primary key, text text, amount numeric(12,2)");
            sql("alter table " + table + " replica identity full");
        }
    }

    /** One more table, whose name begins as the others do. */
    void table(String table, String columns) throws SQLException {
        sql("create table %s (%s)".formatted(table, columns));
        tables.add(table);
    }

    RialtoProcess capture(Map<String, String> settings) {
        return process(settings).process();
    }

    /** Starts a process that captures, or waits for its turn. */
    CapturingProcess process(Map<String, String> settings) {
        Map<String, String> all = settings();
        all.putAll(settings);
        int port = RialtoProcess.freePort();
        return new CapturingProcess(
                RialtoProcess.start(
                        all, "run", "--roles", "cdc", "--http-port", String.valueOf(port)),
                port);
    }

    /** What a process is told that captures here. */
    Map<String, String> settings() {
        Map<String, String> all = new HashMap<>();
        all.put("RIALTO_POSTGRES_URL", postgres.jdbcUrl());
        all.put("RIALTO_TOPICS_BOOTSTRAP", kafka.bootstrap());
        all.put("RIALTO_TOPICS_PREFIX", name);
        all.put("RIALTO_CDC_SLOT", name);
        all.put("RIALTO_CDC_TABLES", String.join(",", tables));
        return all;
    }

    Connection session() {
        return session;
    }

    void sql(String text) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(text);
        }
    }

    long number(String query) throws SQLException {
        try (Statement statement = session.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** COPY puts many rows at one place of the log. */
    void copy(Connection connection, String table, int rows) throws Exception {
        String lines =
                IntStream.range(nextId, nextId + rows)
                        .mapToObj(id -> id + "\trow " + id + "\t" + id + ".10\n")
                        .collect(Collectors.joining());
        nextId += rows;
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new StringReader(lines));
    }

    Map<Long, String> rows(String table) throws SQLException {
        Map<Long, String> rows = new HashMap<>();
        try (Statement statement = session.createStatement();
                var row = statement.executeQuery("select row_id, amount from " + table)) {
            while (row.next()) {
                rows.put(row.getLong(1), row.getBigDecimal(2).toPlainString());
            }
        }
        return rows;
    }

    List<Published> published(String table) {
        return Published.of(kafka.bootstrap(), name + ".public." + table);
    }

    CommittedChanges changes(String table) {
        return CommittedChanges.of(kafka.bootstrap(), name + ".public." + table);
    }

    /** Waits for what a reader of the changes is to have in the end: each of them once. */
    void awaitCaptured(String table) throws SQLException {
        Map<Long, String> rows = rows(table);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(changes(table).rows()).isEqualTo(rows));
        assertThat(changes(table).brokenChains()).isZero();
    }

    /** A reader of what is committed from now on. */
    Follower follow(String table) {
        return new Follower(kafka.bootstrap(), name + ".public." + table);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    /** After the database was away. */
    void reconnect() throws SQLException {
        session = connect();
    }

    /** Leaves nothing behind: a slot that nobody reads would keep the log for ever. */
    @Override
    public void close() throws SQLException {
        sql(
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots where"
                        + " slot_name like '"
                        + name
                        + "%' and not active");
        sql("drop publication if exists " + name);
        for (String table : tables) {
            sql("drop table if exists " + table);
        }
        session.close();
    }
}
