package dev.rialto.analytics.revenue;

import dev.rialto.events.RevenueWindow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of a window.
 *
 * @param revision of the last published version; 0 before the first
 * @param closed whether it was closed when last published
 * @param pending whether it has changed since
 */
@RegisterForReflection
record WindowState(Revenue total, long revision, boolean closed, boolean pending) {

    static final WindowState EMPTY = new WindowState(Revenue.NONE, 0, false, false);

    WindowState plus(Revenue delta) {
        return new WindowState(total.plus(delta), revision, closed, true);
    }

    WindowState published(boolean nowClosed) {
        return new WindowState(total, revision + 1, nowClosed, false);
    }

    RevenueWindow window(Instant start, Duration size) {
        return new RevenueWindow(
                start,
                start.plus(size),
                size,
                revision,
                closed,
                total.orders(),
                total.gross(),
                total.cancelled(),
                total.refunded(),
                total.net(),
                total.average());
    }
}
