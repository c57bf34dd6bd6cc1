package dev.rialto.cdc;

import dev.rialto.events.Topics;
import io.debezium.connector.postgresql.PostgresConnector;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What Debezium's PostgreSQL connector is told. */
final class ConnectorSettings {

    /** The connector's notices come as records of this topic; they are not published. */
    static final String NOTIFICATIONS = "notifications";

    /** And its heartbeats as records of topics that begin so; neither are they. */
    static final String HEARTBEATS = "__debezium-heartbeat";

    private static final int DEFAULT_POSTGRES_PORT = 5432;

    private ConnectorSettings() {}

    /**
     * @param slot to read from
     * @param tables to hand out; the publication may have more
     * @param queries that read these tables in a snapshot, by table; empty where none is taken
     */
    static Map<String, String> of(
            CdcConfig config,
            Topics topics,
            String slot,
            Collection<String> tables,
            Map<String, String> queries) {
        Map<String, String> settings = new HashMap<>();
        // Debezium picks its snapshot services by these, which Kafka Connect would have set.
        settings.put("connector.class", PostgresConnector.class.getName());
        settings.put("name", slot);
        // Two runs at once must not claim the same name for their metrics.
        settings.put("custom.metric.tags", "slot=" + slot);
        settings.put("task.id", "0");
        database(settings, config);
        capture(settings, config, topics, slot, tables);
        if (!queries.isEmpty()) {
            settings.put("snapshot.select.statement.overrides", inSchema(queries.keySet()));
        }
        queries.forEach(
                (table, query) ->
                        settings.put("snapshot.select.statement.overrides.public." + table, query));
        columns(settings, config);
        signs(settings, config);
        values(settings);
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

    private static void capture(
            Map<String, String> settings,
            CdcConfig config,
            Topics topics,
            String slot,
            Collection<String> tables) {
        settings.put("topic.prefix", topics.prefix());
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", slot);
        settings.put("publication.name", config.slot());
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("table.include.list", inSchema(tables));
        settings.put("snapshot.mode", "initial");
        // Truncates too.
        settings.put("skipped.operations", "none");
    }

    private static void columns(Map<String, String> settings, CdcConfig config) {
        settings.put("column.exclude.list", inSchema(config.excludedColumns()));
        config.maskedColumns()
                .ifPresent(columns -> settings.put("column.mask.with.8.chars", inSchema(columns)));
        config.hashedColumns()
                .ifPresent(
                        columns ->
                                settings.put(
                                        "column.mask.hash.v2.SHA-256.with.salt."
                                                + config.hashSalt(),
                                        inSchema(columns)));
    }

    private static void values(Map<String, String> settings) {
        settings.put("converters", "exact");
        settings.put("exact.type", ExactValues.class.getName());
        // Types that Debezium does not know come as text, and none becomes null in silence.
        settings.put("include.unknown.datatypes", "true");
        settings.put("event.converting.failure.handling.mode", "fail");
    }

    private static void signs(Map<String, String> settings, CdcConfig config) {
        settings.put("notification.enabled.channels", "sink");
        settings.put("notification.sink.topic.name", NOTIFICATIONS);
        settings.put("heartbeat.interval.ms", String.valueOf(config.heartbeat().toMillis()));
        // A commit that is nobody's change: it moves the position when no captured table does.
        settings.put(
                "heartbeat.action.query", "SELECT pg_logical_emit_message(true, 'rialto', '')");
        settings.put("message.prefix.exclude.list", "rialto");
    }

    private static String inSchema(Collection<String> names) {
        return names.stream().map("public."::concat).collect(Collectors.joining(","));
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
