package dev.rialto.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.alerts.Notice.Fact;
import dev.rialto.events.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An incoming webhook's message: an attachment in the colour of the severity, in blocks. */
final class SlackFormat implements Format {

    // Slack's limits; a message beyond one of them is refused as a whole.
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;
    private static final int FIELD = 2_000;
    private static final int FIELDS = 10;
    private static final int BLOCKS = 50;

    @Override
    public Letter of(Notice notice, Instant now) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        // What notifications show, where there are no blocks.
        message.put("text", escaped(notice.title() + ": " + notice.reason(), SECTION));
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("color", colour(notice.severity()));
        blocks(attachment.putArray("blocks"), notice);
        return new Letter(Json.write(message), Map.of());
    }

    private static void blocks(ArrayNode blocks, Notice notice) {
        ObjectNode header = blocks.addObject().put("type", "header").putObject("text");
        header.put("type", "plain_text").put("emoji", false);
        header.put("text", escaped(notice.title(), HEADER));
        mrkdwn(
                blocks.addObject().put("type", "section").putObject("text"),
                escaped(notice.reason(), SECTION));
        List<Fact> facts = notice.facts();
        // The last block is the alert's id.
        for (int i = 0; i < facts.size() && blocks.size() < BLOCKS - 1; i += FIELDS) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            facts.subList(i, Math.min(i + FIELDS, facts.size()))
                    .forEach(fact -> mrkdwn(fields.addObject(), field(fact)));
        }
        mrkdwn(
                blocks.addObject().put("type", "context").putArray("elements").addObject(),
                escaped(notice.id(), FIELD));
    }

    // Verbatim: names of channels and people in the data are not made links.
    private static void mrkdwn(ObjectNode text, String says) {
        text.put("type", "mrkdwn").put("text", says).put("verbatim", true);
    }

    private static String field(Fact fact) {
        String label = "*" + escaped(fact.label(), FIELD / 4) + "*\n";
        return label + escaped(fact.text(), FIELD - label.length());
    }

    private static String escaped(String text, int most) {
        return Format.fit(text, most, SlackFormat::escape);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case LOW -> "#3b7ea1";
            case MEDIUM -> "#d9822b";
            case HIGH -> "#c23030";
        };
    }
}
