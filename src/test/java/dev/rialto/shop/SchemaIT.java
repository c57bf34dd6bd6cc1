package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables are up to date when a process has started, whatever it found. */
class SchemaIT {

    private static final String PLACE = "of_an_older_version";

    @Test
    void aStartMakesAndCompletesTheTablesAndTheNextOneKnowsThatThereIsNothingToDo()
            throws SQLException {
        ShopFixture.execute("CREATE SCHEMA " + PLACE);
        String url = Servers.addresses().jdbcUrl() + "?currentSchema=" + PLACE;
        try (Connection connection = DriverManager.getConnection(url, "rialto", "rialto");
                Statement statement = connection.createStatement()) {
            start(url);
            assertThat(Schema.isCurrent(connection)).as("the tables were made").isTrue();

            statement.execute("DROP TABLE simulation_labels, replayed_invoices");
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '4'");
            assertThat(Schema.isCurrent(connection)).as("a migration is due").isFalse();

            start(url);
            assertThat(Schema.isCurrent(connection)).as("the migration was made").isTrue();
            statement.execute("SELECT FROM simulation_labels, replayed_invoices");

            statement.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");
            assertThat(Schema.isCurrent(connection)).as("another migration was made").isFalse();
        }
        ShopFixture.execute("DROP SCHEMA " + PLACE + " CASCADE");
    }

    private static void start(String url) {
        Map<String, String> settings = new HashMap<>(ShopFixture.settings());
        settings.put("RIALTO_POSTGRES_URL", url);
        int port = RialtoProcess.freePort();
        try (var process =
                RialtoProcess.start(
                        settings, "run", "--roles", "api", "--http-port", String.valueOf(port))) {
            process.awaitOk(port, "/health/ready");
        }
    }
}
