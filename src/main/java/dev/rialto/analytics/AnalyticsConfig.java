package dev.rialto.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** How statistics are computed. */
@ConfigMapping(prefix = "rialto.analytics")
public interface AnalyticsConfig {

    /** The application id: names the consumer group and the internal topics. */
    @WithDefault("rialto-analytics")
    String applicationId();

    /** Where the state is cached; Kafka has it all, so losing it costs only time. */
    @WithDefault("${java.io.tmpdir}/rialto-analytics")
    Path stateDir();

    /** Threads that share the partitions in this process. */
    @WithDefault("1")
    @Min(1)
    int threads();

    /** How long after its end a window waits for late rows before it is marked closed. */
    @WithDefault("10s")
    Duration allowedLateness();

    /** A changing window or alert is published at most this often. */
    @WithDefault("1s")
    Duration publishEvery();
}
