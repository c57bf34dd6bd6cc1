package dev.rialto.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A schema of its own in the shared database, and commands that work on it. */
final class OwnShop {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String url;
    private final Path nowhere;

    /**
     * @param nowhere a folder where no {@code up} runs
     */
    OwnShop(Path nowhere) {
        this.nowhere = nowhere;
        String shared = Servers.addresses().jdbcUrl();
        String name = "data_" + MADE.incrementAndGet();
        this.url = shared + (shared.contains("?") ? "&" : "?") + "currentSchema=" + name;
        try (Connection connection = connect(shared);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a command and gives what it printed. */
    String run(int exitCode, String... words) {
        String[] all =
                Stream.concat(Stream.of(words), Stream.of("--data-dir", nowhere.toString()))
                        .toArray(String[]::new);
        try (RialtoProcess command = RialtoProcess.start(Map.of("RIALTO_POSTGRES_URL", url), all)) {
            assertThat(command.awaitExit()).as(command.output()).isEqualTo(exitCode);
            return command.output();
        }
    }

    /** The only number that a query gives. */
    long number(String query) {
        return Long.parseLong(rows(query).getFirst());
    }

    /** The rows of a query, their columns joined by spaces. */
    List<String> rows(String query) {
        try (Connection connection = connect(url);
                var statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    row.add(answer.getString(column));
                }
                rows.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "rialto", "rialto");
    }
}
