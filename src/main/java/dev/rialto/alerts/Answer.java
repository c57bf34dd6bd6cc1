package dev.rialto.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What a place answered.
 *
 * @param retryAfter the header of this name, or null
 * @param body its first part
 */
record Answer(int status, String retryAfter, byte[] body) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final double LONGEST_SECONDS = Backoff.LONGEST_WISH.toSeconds();

    /** Slack's error codes and Discord's messages; what may be a secret has other characters. */
    private static final Pattern PLAIN_WORDS = Pattern.compile("[A-Z]?[a-z]+([ _][A-Za-z]+){0,9}");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

    /** What that means. */
    Outcome outcome(WebAddress place, Instant now) {
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        String said = place + " answered " + status + words();
        boolean later =
                status >= 500
                        || status == REQUEST_TIMEOUT
                        || status == TOO_EARLY
                        || status == TOO_MANY_REQUESTS;
        return later ? new Outcome.NotNow(said, wait(now)) : new Outcome.Refused(said);
    }

    /** Discord's body is more exact than its header. */
    private Duration wait(Instant now) {
        String text = field("retry_after");
        String wish = text == null ? retryAfter : text;
        if (wish == null) {
            return Duration.ZERO;
        }
        if (SECONDS.matcher(wish.strip()).matches()) {
            double seconds = Math.min(Double.parseDouble(wish.strip()), LONGEST_SECONDS);
            return Duration.ofMillis((long) Math.ceil(seconds * 1000));
        }
        try {
            Instant then =
                    ZonedDateTime.parse(wish.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private String words() {
        String message = field("message");
        String text = message == null ? new String(body, StandardCharsets.UTF_8).strip() : message;
        return text.length() <= 60 && PLAIN_WORDS.matcher(text).matches() ? " " + text : "";
    }

    private String field(String name) {
        try {
            JsonNode field = Json.tree(body).path(name);
            return field.isValueNode() ? field.asText() : null;
        } catch (UncheckedIOException e) {
            return null; // No JSON: nothing to be read from it.
        }
    }
}
