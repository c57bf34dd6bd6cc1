package dev.rialto.cdc;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** Tables of a test's own beside the shop's, and processes that capture them. */
final class CapturedDatabase implements AutoCloseable {

    private final String name;
    private final List<String> tables = new ArrayList<>();
    private final Connection session = connect();
    private int nextId;

    /**
     * @param name slot, prefix of the topics, and first part of the tables' names
     */
    CapturedDatabase(String name, String... tables) throws SQLException {
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
        return capture(RialtoProcess.freePort(), settings);
    }

    RialtoProcess capture(int httpPort, Map<String, String> settings) {
        Map<String, String> all = settings();
        all.putAll(settings);
        String port = String.valueOf(httpPort);
        return RialtoProcess.start(all, "run", "--roles", "cdc", "--http-port", port);
    }

    /** What a process is told that captures here. */
    Map<String, String> settings() {
        var at = Servers.addresses();
        Map<String, String> all = new HashMap<>();
        all.put("RIALTO_POSTGRES_URL", at.jdbcUrl());
        all.put("RIALTO_TOPICS_BOOTSTRAP", at.bootstrap());
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
        return Published.of(name + ".public." + table);
    }

    CommittedChanges changes(String table) {
        return CommittedChanges.of(name + ".public." + table);
    }

    static Connection connect() throws SQLException {
        var at = Servers.addresses();
        return DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
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
