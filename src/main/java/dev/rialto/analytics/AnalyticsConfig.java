package dev.rialto.analytics;

import dev.rialto.settings.Bounded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.spi.Converter;

/** How statistics are computed. */
@ConfigMapping(prefix = "rialto.analytics")
public interface AnalyticsConfig {

    /** The application id: names the consumer group and the internal topics. */
    @WithDefault("rialto-statistics")
    String applicationId();

    /** Where the state is cached; Kafka has it all, so losing it costs only time. */
    @WithDefault("${java.io.tmpdir}/rialto-analytics")
    Path stateDir();

    /** Threads that share the partitions in this process. */
    @WithDefault("1")
    @WithConverter(Bounded.Count.class)
    int threads();

    /** How long after its end a window waits for late rows before it is marked closed. */
    @WithDefault("10s")
    Duration allowedLateness();

    /** A changing window or alert is published at most this often. */
    @WithDefault("100ms")
    Duration publishEvery();

    /** The sizes of windows; each is a multiple of the next smaller one. */
    @WithDefault("PT1M,PT5M,PT1H")
    List<Duration> windows();

    /** How far behind the newest event windows are kept and revised. */
    @WithDefault("P90D")
    Duration retention();

    /** How many products a ranking has. */
    @WithDefault("10")
    @WithConverter(Places.class)
    int top();

    /** How often what was computed is committed, and so seen by others. */
    @WithDefault("100ms")
    Duration commitInterval();

    /** Copies of the state in other processes, so that one that takes over need not restore it. */
    @WithDefault("0")
    @WithConverter(Replicas.class)
    int standbyReplicas();

    /** Places of a ranking. */
    final class Places implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1, 1_000);
        }
    }

    /** Copies, of which there may be none. */
    final class Replicas implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 0, Integer.MAX_VALUE);
        }
    }
}
