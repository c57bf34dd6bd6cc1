package dev.rialto.cli;

import dev.rialto.cdc.CdcStatus;
import dev.rialto.cdc.DeadLetter;
import dev.rialto.cdc.Demonstration;
import dev.rialto.cdc.Steering;
import dev.rialto.events.Json;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows and steers change data capture, whichever process captures. */
@Command(
        name = "cdc",
        mixinStandardHelpOptions = true,
        description = "Shows and steers change data capture, whichever process captures.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto cdc status --json      where it stands",
            "  rialto cdc demo               three changes and their events",
            "  rialto cdc pause              the database keeps its log until 'resume'",
            "  rialto cdc snapshot orders    publish the rows of a table anew",
            "  rialto cdc replay             publish rows anew that could not be published",
            "  rialto cdc delete --yes       remove slot, publication and position"
        })
final class CdcCommand implements Runnable {

    private interface Task {
        void with(Steering steering, Demonstration demonstration)
                throws SQLException, InterruptedException;
    }

    private interface Steered {
        void with(Steering steering) throws SQLException, InterruptedException;
    }

    private static volatile Task asked;

    private static final String SEE = "'rialto cdc status' shows how far it is";

    @Spec private CommandSpec spec;

    @Option(
            names = "--data-dir",
            defaultValue = DataDir.USUAL,
            scope = ScopeType.INHERIT,
            description = "Of the 'rialto up' whose servers to use (default: ${DEFAULT-VALUE}).")
    private Path dataDir;

    /** Without a word of its own: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Position, lag, health of the slot, last error.")
    int status(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        return steer(
                steering -> {
                    CdcStatus status = steering.status();
                    if (json) {
                        System.out.println(new String(Json.write(status), StandardCharsets.UTF_8));
                    } else {
                        print(status);
                    }
                });
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Stops capturing; the slot keeps the log meanwhile.")
    int pause() {
        return steer(
                Steering::pause, "paused; the database keeps its log until 'rialto cdc resume'");
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on where a pause began.")
    int resume() {
        return steer(Steering::resume, "goes on where the pause began");
    }

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description = "Captures again after a delete, from a snapshot on.")
    int register() {
        return steer(Steering::register, "registered; " + SEE);
    }

    @Command(
            name = "snapshot",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes the rows of tables anew, and deletes of rows that are gone.",
                "Other changes wait meanwhile."
            })
    int snapshot(
            @Parameters(arity = "1..*", paramLabel = "TABLE", description = "Captured tables.")
                    List<String> tables) {
        return steer(
                steering -> steering.snapshot(tables),
                "publishes anew: " + String.join(", ", tables) + "; " + SEE);
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Lists the changes that could not be published.")
    int deadLetters(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        return steer(
                steering -> {
                    List<DeadLetter> letters = steering.deadLetters();
                    if (json) {
                        System.out.println(new String(Json.write(letters), StandardCharsets.UTF_8));
                    } else {
                        letters.forEach(CdcCommand::print);
                    }
                });
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Publishes the present state of the rows of dead letters.")
    int replay(
            @Option(
                            names = "--table",
                            paramLabel = "TABLE",
                            description = "Only of this table; may be repeated.")
                    List<String> tables) {
        List<String> wanted = tables == null ? List.of() : tables;
        return steer(
                steering -> {
                    steering.replay(wanted);
                    long left =
                            steering.deadLetters().stream()
                                    .filter(
                                            letter ->
                                                    wanted.isEmpty()
                                                            || wanted.contains(letter.table()))
                                    .count();
                    if (left > 0) {
                        throw new IllegalStateException(
                                left + " dead letters are left; see 'rialto cdc dead-letters'");
                    }
                });
    }

    @Command(
            name = "rewind",
            mixinStandardHelpOptions = true,
            description = "Forgets the position and publishes every table anew, from a new slot.")
    int rewind(@Option(names = "--yes", description = "Do not ask.") boolean yes) {
        Confirmation.require(yes, "Publish every table anew?");
        return steer(Steering::rewind, "publishes every table anew; " + SEE);
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Removes slot, publication and position; 'register' begins anew.")
    int delete(@Option(names = "--yes", description = "Do not ask.") boolean yes) {
        Confirmation.require(yes, "Remove slot, publication and position?");
        return steer(Steering::delete, "removed; 'rialto cdc register' begins anew");
    }

    @Command(
            name = "demo",
            mixinStandardHelpOptions = true,
            description = {
                "Writes a category of its own and shows the events as they arrive.",
                "It is inserted, updated and deleted; each event has its milliseconds since the commit."
            })
    int demo(@Option(names = "--json", description = "One JSON object a line.") boolean json) {
        return inside(
                (_, demonstration) ->
                        demonstration.run(step -> System.out.println(shown(step, json))));
    }

    private int steer(Steered steered, String done) {
        return steer(
                steering -> {
                    steered.with(steering);
                    System.out.println(done);
                });
    }

    private int steer(Steered steered) {
        return inside((steering, _) -> steered.with(steering));
    }

    private int inside(Task task) {
        asked = task;
        ServedAddresses.use(dataDir);
        return Platform.inside(Work.class);
    }

    /** The task, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final Steering steering;
        private final Demonstration demonstration;

        Work(Steering steering, Demonstration demonstration) {
            this.steering = steering;
            this.demonstration = demonstration;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                asked.with(steering, demonstration);
                return 0;
            } catch (IllegalArgumentException e) {
                System.err.println("rialto: " + e.getMessage());
                return Rialto.REFUSED;
            } catch (SQLException | RuntimeException e) {
                return Failure.of(e).print();
            }
        }
    }

    private static String shown(Demonstration.Step step, boolean json) {
        if (json) {
            return new String(Json.write(step), StandardCharsets.UTF_8);
        }
        String event = new String(Json.write(step.event()), StandardCharsets.UTF_8);
        return Ansi.AUTO.string("@|bold %s|@%n  ".formatted(step.sql()))
                + TopicCommand.value(event)
                + Ansi.AUTO.string("%n  @|faint after|@ %s ms".formatted(step.millis()));
    }

    private static void print(CdcStatus status) {
        line("slot", status.slot());
        line("state", status.state());
        line("says", status.says());
        line("position", status.position());
        line("tables", String.join(", ", status.tables()));
        line("lag", status.lagBytes(), "bytes", status.lagSeconds(), "s");
        line("log kept", status.retainedBytes(), "bytes, " + status.walStatus());
        line("may still grow", status.safeWalBytes(), "bytes");
        line("published", status.published(), "records,", status.rate(), "per second");
        line("dead letters", status.deadLetters());
        line("snapshot", status.snapshotTable(), status.snapshotPercent(), "%");
        line("last error", status.lastError());
    }

    private static void print(DeadLetter letter) {
        System.out.printf(
                "%s  %s %s %s: %s%n",
                letter.at(), letter.op(), letter.table(), letter.key(), letter.reason());
    }

    private static void line(String label, Object... says) {
        if (says[0] == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (Object part : says) {
            text.append(part == null ? "-" : part).append(' ');
        }
        System.out.printf("%-15s %s%n", label, text.toString().strip());
    }
}
