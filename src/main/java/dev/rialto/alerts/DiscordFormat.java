package dev.rialto.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.alerts.Notice.Fact;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A Discord webhook's message: one embed, which mentions nobody. */
final class DiscordFormat implements Format {

    // Discord's limits; a message beyond one of them is refused as a whole.
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 2_000;
    private static final int LABEL = 256;
    private static final int VALUE = 1_024;
    private static final int FIELDS = 25;
    private static final int FOOTER = 256;
    private static final int ALL = 6_000;

    /** A backslash before any of these makes it plain, wherever it stands. */
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\*_~`|>#<@\\[\\]():+\\-]");

    @Override
    public Letter of(Notice notice, Instant now) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putObject("allowed_mentions").putArray("parse");
        ObjectNode embed = message.putArray("embeds").addObject();
        String title = Format.fit(notice.title(), TITLE, DiscordFormat::escape);
        String description = Format.fit(notice.reason(), DESCRIPTION, DiscordFormat::escape);
        // A footer knows no markdown.
        String footer = Format.fit(notice.id(), FOOTER, UnaryOperator.identity());
        embed.put("title", title).put("description", description);
        embed.put("color", colour(notice.severity()));
        embed.putObject("footer").put("text", footer);
        int left = ALL - title.length() - description.length() - footer.length();
        fields(embed.putArray("fields"), notice.facts(), left);
        return new Letter(Json.write(message), Map.of());
    }

    private static void fields(ArrayNode fields, List<Fact> facts, int left) {
        int budget = left;
        for (Fact fact : facts) {
            String name = Format.fit(fact.label(), LABEL, DiscordFormat::escape);
            String value = Format.fit(fact.text(), VALUE, DiscordFormat::escape);
            budget -= name.length() + value.length();
            if (budget < 0 || fields.size() == FIELDS) {
                return;
            }
            fields.addObject().put("name", name).put("value", value).put("inline", true);
        }
    }

    private static String escape(String text) {
        return MARKDOWN.matcher(text).replaceAll("\\\\$0");
    }

    private static int colour(Severity severity) {
        return switch (severity) {
            case LOW -> 0x3b7ea1;
            case MEDIUM -> 0xd9822b;
            case HIGH -> 0xc23030;
        };
    }
}
