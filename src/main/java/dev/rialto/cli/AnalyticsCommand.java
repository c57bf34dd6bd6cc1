package dev.rialto.cli;

import dev.rialto.analytics.Engine;
import dev.rialto.analytics.EngineStatus;
import dev.rialto.events.Json;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Shows and steers the statistics, whichever processes compute them. */
@Command(
        name = "analytics",
        mixinStandardHelpOptions = true,
        description = "Shows and steers the statistics, whichever processes compute them.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto analytics status --json   where they stand",
            "  rialto analytics reset --yes     compute them anew from the change topics"
        })
final class AnalyticsCommand implements Runnable {

    private interface Task {
        void with(Engine engine) throws InterruptedException;
    }

    private static volatile Task asked;

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
            description = "Shows where the statistics stand.")
    int status(@Option(names = "--json", description = "Print as JSON.") boolean json) {
        return inside(
                engine -> {
                    EngineStatus status = engine.status();
                    if (json) {
                        System.out.println(new String(Json.write(status), StandardCharsets.UTF_8));
                    } else {
                        print(status);
                    }
                });
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes the statistics, and computes them anew from the change topics.",
                "Their state goes too; processes that compute them go on by themselves."
            })
    int reset(@Option(names = "--yes", description = "Do not ask.") boolean yes) {
        Confirmation.require(yes, "Compute all statistics anew?");
        return inside(Engine::reset);
    }

    private int inside(Task task) {
        asked = task;
        ServedAddresses.use(dataDir);
        return Platform.inside(Work.class);
    }

    /** The task, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final Engine engine;

        Work(Engine engine) {
            this.engine = engine;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                asked.with(engine);
                return 0;
            } catch (RuntimeException e) {
                return Failure.of(e).print();
            }
        }
    }

    private static void print(EngineStatus status) {
        System.out.printf("%-12s %s%n", "application", status.applicationId());
        System.out.printf("%-12s %s%n", "state", status.state());
        System.out.printf("%-12s %d%n", "resets", status.resets());
        System.out.printf("%-12s %d%n", "threads", status.threads());
        status.lag().forEach((topic, lag) -> System.out.printf("%-12s %s %d%n", "lag", topic, lag));
        status.windows()
                .forEach(
                        (topic, window) ->
                                System.out.printf(
                                        "%-12s %s %s%n",
                                        "newest", topic, window == null ? "-" : window));
    }
}
