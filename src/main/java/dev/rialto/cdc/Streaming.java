package dev.rialto.cdc;

/** Publishes changes, from the committed position on. */
final class Streaming {

    private final Publisher publisher;
    private final PositionTracker tracker;

    Streaming(Publisher publisher) {
        this.publisher = publisher;
        this.tracker = new PositionTracker(publisher.committed().orElseThrow());
    }

    void accept(Handout handout) {
        switch (handout) {
            case Handout.Change change -> {
                if (tracker.admit(change)) {
                    publisher.send(change.row());
                }
            }
            case Handout.Heartbeat heartbeat -> tracker.beat(heartbeat);
            case Handout.SnapshotRow _, Handout.SnapshotEnd _, Handout.Aside _ -> {}
        }
    }

    /** Makes visible what was accepted; returns how many records that was. */
    int commit() {
        return publisher.commit(tracker.current());
    }
}
