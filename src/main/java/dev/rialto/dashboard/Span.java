package dev.rialto.dashboard;

import dev.rialto.kernel.Moment;
import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A client's wish for what is within some time.
 *
 * @param from the first instant
 * @param to the first instant that no longer belongs to it
 */
record Span(Instant from, Instant to) {

    static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    /**
     * The span that was asked for; null is open.
     *
     * @throws BadRequestException where one is no instant, or the end is not behind the beginning
     */
    static Span of(String from, String to) {
        Instant first = from == null ? Instant.MIN : instant("from", from);
        Instant end = to == null ? Instant.MAX : instant("to", to);
        if (!first.isBefore(end)) {
            throw new BadRequestException("to=%s: a time after from is needed".formatted(to));
        }
        return new Span(first, end);
    }

    boolean holds(Instant start) {
        return !start.isBefore(from) && start.isBefore(to);
    }

    /** Whether something that lasted from its first instant to its last reaches into it. */
    boolean touches(Instant first, Instant last) {
        return !last.isBefore(from) && first.isBefore(to);
    }

    private static Instant instant(String name, String asked) {
        try {
            return Moment.of(asked);
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    "%s=%s: a time such as 2026-03-01T12:00:00Z, or a date, is needed"
                            .formatted(name, asked),
                    e);
        }
    }
}
