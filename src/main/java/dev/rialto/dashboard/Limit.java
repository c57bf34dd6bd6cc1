package dev.rialto.dashboard;

import jakarta.ws.rs.BadRequestException;

/** A client's wish for at most so many. */
final class Limit {

    private Limit() {}

    /**
     * The number that was asked for.
     *
     * @throws BadRequestException where it is not a number from 1 to the most there can be
     */
    static int of(String asked, int most) {
        try {
            int limit = Integer.parseInt(asked);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Answered below, as any other bad number.
        }
        throw new BadRequestException(
                "limit=%s: a number from 1 to %d is needed".formatted(asked, most));
    }
}
