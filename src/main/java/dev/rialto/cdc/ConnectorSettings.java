package dev.rialto.cdc;

import dev.rialto.events.Topics;
import io.debezium.connector.postgresql.PostgresConnector;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What Debezium's PostgreSQL connector is told. */
final class ConnectorSettings {

    private static final int DEFAULT_POSTGRES_PORT = 5432;

    private ConnectorSettings() {}

    static Map<String, String> of(CdcConfig config, Topics topics) {
        Map<String, String> settings = new HashMap<>();
        // Debezium picks its snapshot services by these, which Kafka Connect would have set.
        settings.put("connector.class", PostgresConnector.class.getName());
        settings.put("name", config.slot());
        settings.put("task.id", "0");
        database(settings, config);
        capture(settings, config, topics);
        // Exact decimals, ISO-8601 times, intervals as text.
        settings.put("decimal.handling.mode", "precise");
        settings.put("time.precision.mode", "isostring");
        settings.put("interval.handling.mode", "string");
        pace(settings);
        return settings;
    }

    private static void database(Map<String, String> settings, CdcConfig config) {
        URI address = URI.create(config.url().substring("jdbc:".length()));
        settings.put("database.hostname", address.getHost());
        settings.put(
                "database.port",
                String.valueOf(address.getPort() < 0 ? DEFAULT_POSTGRES_PORT : address.getPort()));
        settings.put("database.dbname", address.getPath().substring(1));
        settings.put("database.user", config.user());
        settings.put("database.password", config.password());
    }

    private static void capture(Map<String, String> settings, CdcConfig config, Topics topics) {
        settings.put("topic.prefix", topics.prefix());
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", config.slot());
        settings.put("publication.name", config.slot());
        settings.put("publication.autocreate.mode", "filtered");
        settings.put(
                "table.include.list",
                config.tables().stream().map("public."::concat).collect(Collectors.joining(",")));
        settings.put(
                "column.exclude.list",
                config.excludedColumns().stream()
                        .map("public."::concat)
                        .collect(Collectors.joining(",")));
        settings.put("snapshot.mode", "initial");
    }

    private static void pace(Map<String, String> settings) {
        // Measured: larger batches and shorter pauses cost more than they give.
        settings.put("max.batch.size", "2048");
        settings.put("max.queue.size", "8192");
        settings.put("poll.interval.ms", "5");
        // Debezium's own restart after an error goes by its own position; we restart it whole.
        settings.put("errors.max.retries", "0");
        settings.put("slot.retry.delay.ms", "200");
        settings.put("slot.max.retries", "100");
    }
}
