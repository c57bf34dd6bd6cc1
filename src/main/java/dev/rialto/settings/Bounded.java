package dev.rialto.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads settings, and refuses them out of their bounds, by an IllegalArgumentException that names
 * these. Validation by annotations says the same, but first learns all settings by reflection, for
 * a fifth of the time of a start.
 */
public final class Bounded {

    private Bounded() {}

    /** A whole number. */
    public static int whole(String setting, int least, int most) {
        return read(setting, Integer::valueOf, least, most);
    }

    /** How long something takes; written as {@code 300ms}, {@code 5m} or {@code PT5M}. */
    public static Duration span(String setting, Duration least) {
        return read(setting, DurationConverter::parseDuration, least, null);
    }

    /** Without an upper bound where most is null. */
    private static <T extends Comparable<T>> T read(
            String setting, Function<String, T> reader, T least, T most) {
        if (setting.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        T value;
        try {
            value = reader.apply(setting.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("must be at least " + least);
        }
        if (most != null && value.compareTo(most) > 0) {
            throw new IllegalArgumentException("must be at most " + most);
        }
        return value;
    }

    /** How many there are of what there is at least one. */
    public static final class Count implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return whole(setting, 1, Integer.MAX_VALUE);
        }
    }

    /** A part of a whole: 0 to 1. */
    public static final class Share implements Converter<BigDecimal> {

        @Override
        public BigDecimal convert(String setting) {
            return read(setting, BigDecimal::new, BigDecimal.ZERO, BigDecimal.ONE);
        }
    }

    /** How long something takes, if it takes time at all. */
    public static final class Time implements Converter<Duration> {

        @Override
        public Duration convert(String setting) {
            return span(setting, Duration.ZERO);
        }
    }

    /** How long something takes that takes a second or more. */
    public static final class Seconds implements Converter<Duration> {

        @Override
        public Duration convert(String setting) {
            return span(setting, Duration.ofSeconds(1));
        }
    }
}
