package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.util.HashSet;
import java.util.Set;

/** Publishes changes, from the committed position on. */
final class Streaming {

    private final Publisher publisher;
    private final Topics topics;
    private final PositionTracker tracker;
    private int published;

    Streaming(Publisher publisher, Topics topics) {
        this.publisher = publisher;
        this.topics = topics;
        this.tracker = new PositionTracker(publisher.committed().orElseThrow());
    }

    void accept(Handout handout) {
        switch (handout) {
            case Handout.Change change -> {
                requireKey(change);
                if (tracker.admit(change)) {
                    publisher.send(change.event());
                }
            }
            case Handout.Truncation truncation -> truncate(truncation.change());
            case Handout.Commit commit -> tracker.passed(commit);
        }
    }

    /** Makes visible what was accepted; returns how many records that was. */
    int commit() {
        int visible = published + publisher.commit(tracker.current());
        published = 0;
        return visible;
    }

    /**
     * Publishes a delete of every row that readers have. What came before is made visible first, so
     * that it can be read; the deletes and the position after them stand or fall together.
     */
    private void truncate(Handout.Change change) {
        published += publisher.commit(tracker.current());
        if (!tracker.admit(change)) {
            return;
        }
        String topic = topics.change(change.table());
        try (Remnants remnants = new Remnants(topics, topic)) {
            remnants.delete(
                    publisher.source(change.event()),
                    (key, delete) -> {
                        publisher.send(topic, key, delete);
                        publisher.send(topic, key, null);
                    });
        }
    }

    /**
     * A table that has no primary key any more, or another than its log tells of, is set aside: it
     * is read anew when it next can be, and readers are told of the rows that are gone.
     */
    private void requireKey(Handout.Change change) {
        if (change.event().table().hasKey()) {
            return;
        }
        Position position = tracker.current();
        if (position.tables().contains(change.table())) {
            Set<String> others = new HashSet<>(position.tables());
            others.remove(change.table());
            publisher.commit(position.only(others));
            throw new IllegalStateException(
                    "table %s is read anew: its rows come without their primary key"
                            .formatted(change.table()));
        }
    }
}
