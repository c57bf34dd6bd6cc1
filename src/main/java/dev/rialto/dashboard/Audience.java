package dev.rialto.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everyone who follows the statistics live. */
final class Audience {

    // Written rarely, read with each event, and left from within a read.
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final AtomicLong dropped = new AtomicLong();

    /**
     * A stream for one follower.
     *
     * @param welcome told of the follower when the stream is subscribed to; it lets it in
     * @param kinds the names of records that it wants to hear of
     * @param drop ends the connection of a follower that reads too slowly
     */
    Multi<Event> follow(Consumer<Follower> welcome, Set<String> kinds, Runnable drop) {
        AtomicInteger waiting = new AtomicInteger();
        return Multi.createFrom()
                .<Event>emitter(
                        emitter -> {
                            Follower follower = new Follower(emitter, waiting, drop, kinds);
                            welcome.accept(follower);
                            // Last, for it is run at once where the follower has already left.
                            emitter.onTermination(() -> followers.remove(follower));
                        },
                        BackPressureStrategy.BUFFER)
                .invoke(waiting::decrementAndGet);
    }

    void letIn(Follower follower, List<Event> first) {
        followers.add(follower);
        first.forEach(follower::tell);
    }

    /** Tells each what is for it. */
    void tellEach(Function<Follower, List<Event>> events) {
        followers.forEach(follower -> events.apply(follower).forEach(follower::tell));
    }

    void tell(Event event) {
        for (Follower follower : followers) {
            if (!follower.tell(event)) {
                followers.remove(follower);
                dropped.incrementAndGet();
            }
        }
    }

    void end() {
        followers.forEach(Follower::end);
    }

    int size() {
        return followers.size();
    }

    long dropped() {
        return dropped.get();
    }
}
