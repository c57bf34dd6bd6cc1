package dev.rialto.deploy;

import java.util.Locale;

/**
 * What so many orders a second need, from what one core was measured to do. Rates are those of one
 * small machine under everything at once, so a dedicated server does better, not worse.
 *
 * @param ordersPerSecond orders that shoppers place, each after some ten other actions
 */
record ScaleModel(int ordersPerSecond) {

    /** Events on the change topics for an order, with those of shoppers who only look around. */
    static final double CHANGES_PER_ORDER = 31;

    /** Of the simulator on 2 cores with PostgreSQL beside it: actions a second on each. */
    static final double ACTIONS_PER_CORE = 590;

    static final double ACTIONS_PER_ORDER = 10;

    /** Of {@code bench/cdc.sh}, single transactions: changes for a second of a core. */
    static final double CAPTURED_PER_CORE = 20_232;

    /** The same, as one slot and one publisher drained them by the clock. */
    static final double CAPTURED_BY_ONE = 46_152;

    /** A capture that runs at half its rate still makes good a minute of standing still. */
    static final double HEADROOM = 2;

    /** Records a second on a partition that its readers, at one core each, keep up with. */
    static final double RECORDS_PER_PARTITION = 5_000;

    /** As it lies in a topic, compressed. */
    static final double BYTES_PER_CHANGE = 284;

    static final double LOG_BYTES_PER_ORDER = 16_500;
    static final double COPIES = 3;

    double changes() {
        return ordersPerSecond * CHANGES_PER_ORDER;
    }

    double shopCores() {
        return ordersPerSecond * ACTIONS_PER_ORDER / ACTIONS_PER_CORE;
    }

    /** Slots, each with a database, a capture and topics of its own. */
    long shards() {
        return upwards(changes() * HEADROOM / CAPTURED_BY_ONE);
    }

    double captureCores() {
        return changes() / CAPTURED_PER_CORE;
    }

    /** Partitions of the busiest topics together in one shard, at least the default. */
    long partitionsPerShard() {
        return Math.max(2, upwards(changes() / shards() / RECORDS_PER_PARTITION));
    }

    double logMegabytesPerSecond() {
        return ordersPerSecond * LOG_BYTES_PER_ORDER / 1e6;
    }

    double megabytesPerSecond() {
        return changes() * BYTES_PER_CHANGE / 1e6;
    }

    /** A day of full history of the change topics, on all brokers together. */
    double gigabytesOnBrokers() {
        return megabytesPerSecond() * 86_400 * COPIES / 1000;
    }

    /** This model's line of the table in docs/scale.md. */
    String line() {
        return String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %,d | %,d | %s | %s | %s | %s | %s |",
                ordersPerSecond,
                changes(),
                shards(),
                partitionsPerShard(),
                rounded(shopCores()),
                rounded(captureCores()),
                rounded(logMegabytesPerSecond()),
                rounded(megabytesPerSecond()),
                rounded(gigabytesOnBrokers()));
    }

    private static String rounded(double figure) {
        return figure < 10
                ? String.format(Locale.ROOT, "%.1f", figure)
                : String.format(Locale.ROOT, "%,.0f", figure);
    }

    private static long upwards(double figure) {
        return Math.max(1, (long) Math.ceil(figure));
    }
}
