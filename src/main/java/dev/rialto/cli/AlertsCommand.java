package dev.rialto.cli;

import dev.rialto.alerts.LetterBox;
import dev.rialto.alerts.UndeliveredAlert;
import dev.rialto.events.Json;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the alerts that could not be delivered, and has them delivered again. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the alerts that could not be delivered, and delivers them again.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto alerts dead-letters",
            "  rialto alerts replay --target pager    when it is mended"
        })
final class AlertsCommand implements Runnable {

    private interface Task {
        void with(LetterBox letters) throws InterruptedException;
    }

    private static volatile Task asked;

    @Spec private CommandSpec spec;

    /** Without a word of its own: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Lists the alerts that could not be delivered, and why.")
    int deadLetters(
            @Option(
                            names = "--target",
                            paramLabel = "NAME",
                            description = "Only of this target; may be repeated.")
                    List<String> targets,
            @Option(names = "--json", description = "Print as JSON.") boolean json,
            @Mixin DataDir dataDir) {
        return look(
                dataDir,
                letters -> {
                    List<UndeliveredAlert> found = letters.letters(orAll(targets));
                    if (json) {
                        System.out.println(new String(Json.write(found), StandardCharsets.UTF_8));
                    } else {
                        found.forEach(AlertsCommand::print);
                    }
                });
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Asks the role alerts to deliver dead letters again.")
    int replay(
            @Option(
                            names = "--target",
                            paramLabel = "NAME",
                            description = "Only of this target; may be repeated.")
                    List<String> targets,
            @Mixin DataDir dataDir) {
        return look(
                dataDir,
                letters ->
                        System.out.printf(
                                "%,d alerts are delivered again%n",
                                letters.replay(orAll(targets))));
    }

    private static List<String> orAll(List<String> targets) {
        return Objects.requireNonNullElse(targets, List.of());
    }

    private static void print(UndeliveredAlert letter) {
        System.out.printf(
                "%s  %s%s after %d attempts: %s%n",
                letter.at(),
                letter.id(),
                letter.replaying() ? " (to be delivered again)" : "",
                letter.attempts(),
                letter.reason());
    }

    private static int look(DataDir dataDir, Task task) {
        asked = task;
        ServedAddresses.use(dataDir.folder());
        return Platform.inside(Work.class);
    }

    /** The task, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final LetterBox letters;

        Work(LetterBox letters) {
            this.letters = letters;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                asked.with(letters);
                return 0;
            } catch (KafkaException | IllegalStateException e) {
                return Failure.of(e).print();
            }
        }
    }
}
