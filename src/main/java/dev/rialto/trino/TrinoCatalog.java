package dev.rialto.trino;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.S3Config;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lake's tables, as Trino's catalog knows them. */
@Singleton
public final class TrinoCatalog {

    private final TrinoConfig config;
    private final LakeConfig lake;
    private final S3Config s3;

    TrinoCatalog(TrinoConfig config, LakeConfig lake, S3Config s3) {
        this.config = config;
        this.lake = lake;
        this.s3 = s3;
    }

    /**
     * Makes tables known that Trino does not know yet. Does nothing where no Trino is configured.
     *
     * @param tables tables of the lake that have a first commit
     * @return those that it did not know
     * @throws TrinoException where Trino is away or refuses
     */
    public List<String> register(Collection<String> tables) {
        return config.url().map(url -> register(url, tables)).orElse(List.of());
    }

    private List<String> register(URI url, Collection<String> tables) {
        try (TrinoStatements trino = new TrinoStatements(url, config)) {
            String schema = config.catalog() + "." + config.schema();
            trino.run(
                    "CREATE SCHEMA IF NOT EXISTS %s WITH (location = 's3://%s/trino-schema')"
                            .formatted(schema, s3.bucket()));
            Set<String> known =
                    trino.run("SHOW TABLES FROM " + schema).stream()
                            .map(row -> row.path(0))
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet());
            List<String> unknown = new ArrayList<>(tables);
            unknown.removeAll(known);
            unknown.forEach(table -> trino.run(call(table)));
            return unknown;
        }
    }

    private String call(String table) {
        return "CALL %s.system.register_table('%s', '%s', 's3://%s/%s/%s')"
                .formatted(
                        config.catalog(), config.schema(), table, s3.bucket(), lake.root(), table);
    }
}
