package dev.rialto.lake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which transactions a state of the database has in it.
 *
 * @param xmin all before it have ended, 64 bits
 * @param xmax none from it on had ended
 * @param running those between the two that had not ended
 */
public record PgSnapshot(long xmin, long xmax, Set<Long> running) {

    private static final String SNAPSHOT = "rialto.snapshot";
    private static final long EPOCH = 1L << 32;

    /** Takes a copy. */
    public PgSnapshot {
        running = Set.copyOf(running);
    }

    /**
     * Reads {@code xmin:xmax:xip,xip}, as {@code pg_current_snapshot()} has it.
     *
     * @throws IllegalArgumentException where it is not one
     */
    public static PgSnapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a snapshot of PostgreSQL's: " + text);
        }
        Set<Long> running =
                Arrays.stream(parts[2].split(","))
                        .filter(xid -> !xid.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toSet());
        return new PgSnapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** What an export wrote into a table's settings; nothing where there was none. */
    static Optional<PgSnapshot> of(Map<String, String> configuration) {
        return Optional.ofNullable(configuration.get(SNAPSHOT)).map(PgSnapshot::parse);
    }

    /** A table's settings with it. */
    Map<String, String> into(Map<String, String> configuration) {
        Map<String, String> settings = without(configuration);
        settings.put(SNAPSHOT, toString());
        return settings;
    }

    /** A table's settings without any. */
    static Map<String, String> without(Map<String, String> configuration) {
        Map<String, String> settings = new HashMap<>(configuration);
        settings.remove(SNAPSHOT);
        return settings;
    }

    /**
     * Whether a transaction is in this state.
     *
     * @param transaction of 32 bits, and near this snapshot's
     */
    boolean has(long transaction) {
        long full = full(transaction);
        return full < xmin || full < xmax && !running.contains(full);
    }

    /** The transaction of these lower 32 bits that is nearest. */
    private long full(long transaction) {
        long full = xmax - Math.floorMod(xmax, EPOCH) + transaction;
        if (full > xmax + EPOCH / 2) {
            return full - EPOCH;
        }
        return full < xmax - EPOCH / 2 ? full + EPOCH : full;
    }

    @Override
    public String toString() {
        return "%d:%d:%s"
                .formatted(
                        xmin,
                        xmax,
                        running.stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")));
    }
}
