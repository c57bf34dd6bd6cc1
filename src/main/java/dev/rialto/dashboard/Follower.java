package dev.rialto.dashboard;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One listener, and how far it lags. */
final class Follower {

    /** Events that may wait for a follower; a whole snapshot fits in. */
    static final int BOUND = 2_000;

    private final MultiEmitter<? super Event> emitter;
    private final AtomicInteger waiting;
    private final Runnable drop;
    private final Set<String> kinds;

    /**
     * @param kinds the names of records that it wants to hear of
     */
    Follower(
            MultiEmitter<? super Event> emitter,
            AtomicInteger waiting,
            Runnable drop,
            Set<String> kinds) {
        this.kinds = kinds;
        this.emitter = emitter;
        this.waiting = waiting;
        this.drop = drop;
    }

    /** Says whether the follower could take it; one that could not has been dropped. */
    boolean tell(Event event) {
        if (event.about() != null && !kinds.contains(event.about())) {
            return true;
        }
        if (waiting.incrementAndGet() > BOUND) {
            drop.run();
            return false;
        }
        emitter.emit(event);
        return true;
    }

    Set<String> kinds() {
        return kinds;
    }

    void end() {
        emitter.complete();
    }
}
