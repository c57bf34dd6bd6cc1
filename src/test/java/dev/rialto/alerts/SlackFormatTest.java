package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slack's limits are those of its reference of blocks. */
class SlackFormatTest {

    @Test
    void tellsTheAlertInBlocks() {
        JsonNode message = written(Notices.of("high", 1, false));
        assertThat(message.path("text").asText()).isEqualTo("High: velocity: 6 orders in 40 s");
        assertThat(message.at("/attachments/0/color").asText()).startsWith("#");
        JsonNode blocks = message.at("/attachments/0/blocks");
        assertThat(blocks.findValuesAsText("type"))
                .startsWith("header", "plain_text", "section", "mrkdwn", "section");
        assertThat(blocks.at("/0/text/text").asText()).isEqualTo("High: velocity");
        assertThat(blocks.at("/1/text/text").asText()).isEqualTo("6 orders in 40 s");
        assertThat(blocks.at("/2/fields").findValuesAsText("text"))
                .contains("*Customer id*\n42", "*Order ids*\n1, 2", "*Amount*\n600.10");
        assertThat(blocks.at("/3/elements/0/text").asText()).isEqualTo("velocity-42-1");
    }

    @Test
    void escapesWhatSlackWouldTakeForALinkOrAMention() {
        JsonNode message =
                written(Notices.saying("\"<!channel> & <@U1>\"", "{\"name\":\"<http://x|y>\"}"));
        assertThat(message.at("/attachments/0/blocks/1/text/text").asText())
                .isEqualTo("&lt;!channel&gt; &amp; &lt;@U1&gt;");
        assertThat(message.toString()).doesNotContain("<").contains("&lt;http://x|y&gt;");
        assertThat(message.at("/attachments/0/blocks/1/text/verbatim").asBoolean()).isTrue();
    }

    @Test
    void keepsWithinSlacksLimitsAndCutsNoEscapeInTwo() {
        String later =
                IntStream.range(0, 900)
                        .mapToObj(i -> "\"f%d\":\"%s\"".formatted(i, "<".repeat(1_000)))
                        .collect(Collectors.joining(",", "{", "}"));
        JsonNode message = written(Notices.saying('"' + "&".repeat(9_000) + '"', later));
        JsonNode blocks = message.at("/attachments/0/blocks");
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        assertThat(blocks.path(blocks.size() - 1).path("type").asText()).isEqualTo("context");
        assertThat(message.path("text").asText()).hasSizeLessThanOrEqualTo(3_000);
        assertThat(blocks.at("/1/text/text").asText())
                .hasSizeBetween(2_990, 3_000)
                .endsWith("&amp;…");
        for (JsonNode block : blocks) {
            assertThat(block.path("fields")).hasSizeLessThanOrEqualTo(10);
            for (JsonNode field : block.path("fields")) {
                assertThat(field.path("text").asText()).hasSizeLessThanOrEqualTo(2_000);
            }
        }
    }

    private static JsonNode written(Notice notice) {
        return Json.tree(new SlackFormat().of(notice, Instant.EPOCH).body());
    }
}
