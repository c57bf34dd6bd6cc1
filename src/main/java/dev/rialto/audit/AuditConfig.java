package dev.rialto.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What is held against what. */
@ConfigMapping(prefix = "rialto.audit")
public interface AuditConfig {

    /** The shop's database, as a JDBC address. */
    String url();

    /** A user who may read the shop's tables. */
    String user();

    /** That user's password. */
    String password();

    /** The captured tables. */
    @WithDefault("${rialto.cdc.tables}")
    List<String> tables();

    /** The tables of the lake. */
    @WithDefault("${rialto.lake.tables}")
    List<String> lakeTables();

    /** The sizes of the statistics' windows. */
    @WithDefault("${rialto.analytics.windows}")
    List<Duration> windows();

    /** How far behind the newest order windows are compared. */
    @WithDefault("${rialto.analytics.retention}")
    Duration retention();

    /** How many products a ranking has. */
    @WithDefault("${rialto.analytics.top}")
    int top();
}
