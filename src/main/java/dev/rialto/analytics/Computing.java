package dev.rialto.analytics;

import dev.rialto.analytics.window.Timing;
import dev.rialto.analytics.window.WindowSizes;
import dev.rialto.events.Topics;
import java.util.function.BooleanSupplier;

/**
 * What the questions share.
 *
 * @param timing of their windows
 * @param counts where unusual rows are counted
 * @param backlog whether much input waits, so that publishing should give way
 */
public record Computing(
        AnalyticsConfig config,
        Topics topics,
        Timing timing,
        RowCounts counts,
        BooleanSupplier backlog) {

    /** Windows and times as they are configured. */
    public static Computing of(
            AnalyticsConfig config, Topics topics, RowCounts counts, BooleanSupplier backlog) {
        Timing timing =
                new Timing(
                        WindowSizes.of(config.windows()),
                        config.allowedLateness().toMillis(),
                        config.retention().toMillis());
        return new Computing(config, topics, timing, counts, backlog);
    }
}
