package dev.rialto.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import dev.rialto.topics.TopicInfo;
import dev.rialto.topics.TopicListing;
import dev.rialto.topics.TopicTail;
import io.quarkus.runtime.QuarkusApplication;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the topics that there are, and what is in them. */
@Command(
        name = "topic",
        mixinStandardHelpOptions = true,
        description = "Shows the topics that there are, and what is in them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto topic list",
            "  rialto topic tail ecommerce-cdc.public.orders --max 5",
            "  rialto topic tail statistics_revenue --from-beginning --json | jq .value"
        })
final class TopicCommand implements Runnable {

    private interface Task {
        void with(Topics topics) throws InterruptedException;
    }

    private static volatile Task asked;

    @Spec private CommandSpec spec;

    /** Without a word of its own: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Topics, partitions, records, size, time of the last record.")
    int list(
            @Option(names = "--json", description = "Print as JSON.") boolean json,
            @Mixin DataDir dataDir) {
        return look(
                dataDir,
                topics -> {
                    List<TopicInfo> found = TopicListing.of(topics);
                    if (json) {
                        System.out.println(new String(Json.write(found), StandardCharsets.UTF_8));
                    } else {
                        print(found);
                    }
                });
    }

    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = "Follows a topic until Ctrl-C, or until --max records were shown.")
    int tail(
            @Parameters(paramLabel = "TOPIC", description = "Its name.") String topic,
            @Option(names = "--from-beginning", description = "All there is, not only what comes.")
                    boolean fromBeginning,
            @Option(
                            names = "--max",
                            paramLabel = "N",
                            defaultValue = "9223372036854775807",
                            description = "Ends after so many records.")
                    long most,
            @Option(
                            names = "--key",
                            paramLabel = "TEXT",
                            description = "Only records whose key holds this text.")
                    String key,
            @Option(names = "--json", description = "One JSON object a line.") boolean json,
            @Mixin DataDir dataDir) {
        if (most < 1) {
            throw new Refusal("--max must be 1 or more, not: " + most);
        }
        TopicTail.Wish wish = new TopicTail.Wish(topic, fromBeginning, most, key);
        return look(
                dataDir,
                topics ->
                        new TopicTail(topics)
                                .follow(wish, found -> System.out.println(line(found, json))));
    }

    private static int look(DataDir dataDir, Task task) {
        asked = task;
        ServedAddresses.use(dataDir.folder());
        return Platform.inside(Work.class);
    }

    /** The task, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final Topics topics;

        Work(Topics topics) {
            this.topics = topics;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                asked.with(topics);
                return 0;
            } catch (IllegalArgumentException e) {
                System.err.println("rialto: " + e.getMessage());
                return Rialto.REFUSED;
            } catch (RuntimeException e) {
                return Failure.of(e).print();
            }
        }
    }

    private static void print(List<TopicInfo> found) {
        System.out.printf(
                "%-44s %10s %10s %12s  %s%n", "TOPIC", "PARTITIONS", "RECORDS", "BYTES", "LAST");
        for (TopicInfo topic : found) {
            System.out.printf(
                    "%-44s %10d %10d %12d  %s%n",
                    topic.name(),
                    topic.partitions(),
                    topic.records(),
                    topic.bytes(),
                    topic.lastRecord() == null ? "-" : topic.lastRecord());
        }
    }

    private static String line(ConsumerRecord<String, String> found, boolean json) {
        if (json) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            object.put("topic", found.topic())
                    .put("partition", found.partition())
                    .put("offset", found.offset())
                    .put("timestamp", Instant.ofEpochMilli(found.timestamp()).toString());
            object.set("key", tree(found.key()));
            object.set("value", tree(found.value()));
            return new String(Json.write(object), StandardCharsets.UTF_8);
        }
        String place =
                "@|faint %s %d/%d|@ "
                        .formatted(
                                Instant.ofEpochMilli(found.timestamp()),
                                found.partition(),
                                found.offset());
        String key = Ansi.AUTO.string("@|cyan X|@ ").replace("X", String.valueOf(found.key()));
        return Ansi.AUTO.string(place) + key + value(found.value());
    }

    /** A change is told by what it is; all else as it stands. */
    static String value(String value) {
        if (value == null) {
            return Ansi.AUTO.string("@|faint tombstone|@");
        }
        JsonNode change = tree(value);
        String color =
                switch (change.path("op").asText()) {
                    case "c", "r" -> "green";
                    case "u" -> "yellow";
                    case "d" -> "red";
                    default -> "";
                };
        if (color.isEmpty()) {
            return value;
        }
        String word = Ansi.AUTO.string("@|%s %s|@ ".formatted(color, change.path("op").asText()));
        boolean gone = change.path("after").isNull();
        return word + change.path(gone ? "before" : "after");
    }

    private static JsonNode tree(String text) {
        if (text == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return Json.tree(text.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
