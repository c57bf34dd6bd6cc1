package dev.rialto.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * When orders came in the past: by the hour of the day, the day of the week, growth from start to
 * end, and a promotion now and then.
 */
final class Rhythm {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final double[] BY_HOUR = {
        0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.7, 0.9, 1.0, 1.1, 1.3,
        1.4, 1.2, 1.1, 1.1, 1.2, 1.4, 1.7, 2.0, 2.1, 1.8, 1.2, 0.6
    };
    private static final double[] BY_WEEKDAY = {0.9, 0.9, 0.95, 1.0, 1.1, 1.25, 1.2};
    private static final double GROWTH = 0.5;
    private static final double PROMOTION_CHANCE = 0.1;
    private static final double PROMOTION = 2.0;

    private final Instant start;
    private final long[] orders;

    /**
     * @param start the first of so many days that end now
     * @param orders in all
     */
    Rhythm(Instant start, int days, long orders, RandomGenerator random) {
        this.start = start;
        this.orders = spread(weights(start, days, random), orders);
    }

    /** How many hours there are. */
    int hours() {
        return orders.length;
    }

    long orders(int hour) {
        return orders[hour];
    }

    /** The moments of an hour's orders, ascending. */
    Instant[] moments(int hour, RandomGenerator random) {
        long[] micros = new long[Math.toIntExact(orders[hour])];
        for (int order = 0; order < micros.length; order++) {
            micros[order] = random.nextLong(HOUR * 1_000_000);
        }
        Arrays.sort(micros);
        Instant begin = start.plusSeconds(hour * HOUR);
        return Arrays.stream(micros)
                .mapToObj(micro -> begin.plusNanos(micro * 1_000))
                .toArray(Instant[]::new);
    }

    private static double[] weights(Instant start, int days, RandomGenerator random) {
        boolean[] promoted = new boolean[days + 1];
        for (int day = 0; day < promoted.length; day++) {
            promoted[day] = random.nextDouble() < PROMOTION_CHANCE;
        }
        double[] weights = new double[days * 24];
        for (int hour = 0; hour < weights.length; hour++) {
            OffsetDateTime time = start.plusSeconds(hour * HOUR).atOffset(ZoneOffset.UTC);
            weights[hour] =
                    BY_HOUR[time.getHour()]
                            * BY_WEEKDAY[time.getDayOfWeek().ordinal()]
                            * (1 + GROWTH * hour / weights.length)
                            * (promoted[hour / 24] ? PROMOTION : 1);
        }
        return weights;
    }

    /** Rounds the running total, so that all together are exactly as many as wanted. */
    private static long[] spread(double[] weights, long orders) {
        double all = Arrays.stream(weights).sum();
        long[] spread = new long[weights.length];
        double sum = 0;
        long given = 0;
        for (int hour = 0; hour < weights.length; hour++) {
            sum += weights[hour];
            long due = hour == weights.length - 1 ? orders : Math.round(orders * sum / all);
            spread[hour] = due - given;
            given = due;
        }
        return spread;
    }
}
