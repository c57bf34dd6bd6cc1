package dev.rialto.audit;

import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeReader;
import dev.rialto.lake.S3Config;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The lake's rows as temporary tables of a session. They hide the shop's tables of the same names,
 * so the queries that say what statistics should be say it of the lake.
 */
record LakeStatistics(S3Config s3, LakeConfig lake) {

    private static final Map<String, List<String>> COLUMNS =
            Map.of(
                    "orders",
                    List.of("order_id", "order_date", "total_price", "status", "customer_id"),
                    "order_items",
                    List.of("order_id", "product_id", "quantity", "price", "created_at"),
                    "products",
                    List.of("product_id", "name", "category_id"),
                    "categories",
                    List.of("category_id", "name"));
    private static final Map<String, String> TIMES =
            Map.of("orders", "order_date", "order_items", "created_at");
    private static final int BUFFER = 1 << 16;

    /** Whether the lake is to have all that statistics are made of. */
    static boolean possible(List<String> lakeTables) {
        return lakeTables.containsAll(COLUMNS.keySet());
    }

    /**
     * Makes the tables, until the session's transaction ends.
     *
     * @param since rows of before are left out
     */
    void load(Connection session, Instant since) throws SQLException {
        for (String table : COLUMNS.keySet()) {
            load(session, table, since);
        }
    }

    private void load(Connection session, String table, Instant since) throws SQLException {
        String columns = String.join(", ", COLUMNS.get(table));
        try (Statement statement = session.createStatement()) {
            statement.execute(
                    "create temporary table %s on commit drop as select %s from public.%s limit 0"
                            .formatted(table, columns, table));
            copy(session, table, columns, since);
            statement.execute("analyze pg_temp." + table);
        }
    }

    private void copy(Connection session, String table, String columns, Instant since)
            throws SQLException {
        PGConnection connection = session.unwrap(PGConnection.class);
        String copy = "copy pg_temp.%s (%s) from stdin".formatted(table, columns);
        try (LakeReader reader = LakeReader.open(s3, lake, table);
                Stream<Map<String, Object>> rows = reader.rows();
                OutputStream out = new PGCopyOutputStream(connection, copy, BUFFER)) {
            rows.filter(row -> isOf(table, row, since)).forEach(row -> send(out, line(table, row)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot send the lake's " + table, e);
        }
    }

    private static boolean isOf(String table, Map<String, Object> row, Instant since) {
        String time = TIMES.get(table);
        return time == null || row.get(time) instanceof Instant moment && !moment.isBefore(since);
    }

    private static void send(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row in COPY's text format. */
    private static String line(String table, Map<String, Object> row) {
        return COLUMNS.get(table).stream()
                .map(column -> text(row.get(column)))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    private static String text(Object value) {
        return value == null
                ? "\\N"
                : value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
    }
}
