package dev.rialto.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a kind of place wants to be sent. */
sealed interface Format permits DiscordFormat, SlackFormat, StandardWebhook {

    /**
     * A request's body, as JSON, and its own headers.
     *
     * @param headers beside the content type
     */
    record Letter(byte[] body, Map<String, String> headers) {}

    /** Of a notice that is sent now. */
    Letter of(Notice notice, Instant now);

    /**
     * As much of a text as fits when it is escaped; what was cut ends in an ellipsis, and nothing
     * that an escape made is cut in two.
     */
    static String fit(String text, int most, UnaryOperator<String> escape) {
        String whole = escape.apply(text);
        if (whole.length() <= most) {
            return whole;
        }
        StringBuilder cut = new StringBuilder(most);
        for (int point : text.codePoints().toArray()) {
            String next = escape.apply(Character.toString(point));
            if (cut.length() + next.length() >= most) {
                break;
            }
            cut.append(next);
        }
        return cut.append('…').toString();
    }
}
