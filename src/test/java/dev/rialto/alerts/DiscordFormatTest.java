package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Discord's limits are those of its reference of embeds. */
class DiscordFormatTest {

    @Test
    void tellsTheAlertInAnEmbed() {
        JsonNode embed = written(Notices.of("high", 1, false)).at("/embeds/0");
        assertThat(embed.path("title").asText()).isEqualTo("High\\: velocity");
        assertThat(embed.path("description").asText()).isEqualTo("6 orders in 40 s");
        assertThat(embed.path("color").isInt()).isTrue();
        assertThat(embed.at("/footer/text").asText()).isEqualTo("velocity-42-1");
        assertThat(embed.path("fields").findValuesAsText("name"))
                .containsExactly("Customer id", "Order ids", "Amount", "Revision", "Closed");
        assertThat(embed.path("fields").findValuesAsText("value")).contains("600.10");
    }

    @Test
    void mentionsNobodyAndShowsMarkdownAsItIs() {
        JsonNode message =
                written(Notices.saying("\"@everyone <@1> **b** `c` [d](http://e)\"", "{}"));
        assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(message.at("/allowed_mentions/parse")).isEmpty();
        assertThat(message.at("/embeds/0/description").asText())
                .isEqualTo("\\@everyone \\<\\@1\\> \\*\\*b\\*\\* \\`c\\` \\[d\\]\\(http\\://e\\)");
    }

    @Test
    void keepsWithinDiscordsLimitsAndCutsNoEscapeInTwo() {
        String later =
                IntStream.range(0, 40)
                        .mapToObj(i -> "\"f%d\":\"%s\"".formatted(i, "*".repeat(90 + 20 * i)))
                        .collect(Collectors.joining(",", "{", "}"));
        JsonNode message = written(Notices.saying('"' + "*".repeat(9_000) + '"', later));
        JsonNode embed = message.at("/embeds/0");
        assertThat(embed.path("fields")).isNotEmpty().hasSizeLessThanOrEqualTo(25);
        assertThat(embed.path("description").asText()).hasSizeLessThanOrEqualTo(4_096);
        assertThat(embed.path("description").asText()).endsWith("\\*…");
        int all =
                embed.path("title").asText().length()
                        + embed.path("description").asText().length()
                        + embed.at("/footer/text").asText().length();
        for (JsonNode field : embed.path("fields")) {
            assertThat(field.path("name").asText()).hasSizeBetween(1, 256);
            assertThat(field.path("value").asText()).hasSizeBetween(1, 1_024);
            all += field.path("name").asText().length() + field.path("value").asText().length();
        }
        assertThat(all).isLessThanOrEqualTo(6_000);
    }

    private static JsonNode written(Notice notice) {
        return Json.tree(new DiscordFormat().of(notice, Instant.EPOCH).body());
    }
}
