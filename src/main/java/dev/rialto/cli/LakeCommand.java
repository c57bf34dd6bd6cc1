package dev.rialto.cli;

import dev.rialto.events.Json;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.LakeUpkeep;
import dev.rialto.lake.RemovedFiles;
import dev.rialto.lake.S3Config;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the lake's versions, and does its upkeep now. */
@Command(
        name = "lake",
        mixinStandardHelpOptions = true,
        description = "Shows the versions of the lake's tables, and does their upkeep now.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto lake history orders",
            "  rialto lake compact",
            "  rialto lake vacuum orders order_items --json"
        })
final class LakeCommand implements Runnable {

    private interface Task {
        void with(LakeUpkeep upkeep, List<String> tables);
    }

    private static volatile Task asked;

    @Spec private CommandSpec spec;

    /** Without a word of its own: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description = "The versions that can be read, the newest first.")
    int history(
            @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Default: all.")
                    List<String> tables,
            @Option(
                            names = "--max",
                            paramLabel = "N",
                            defaultValue = "20",
                            description =
                                    "So many of each table at most; default ${DEFAULT-VALUE}.")
                    int most,
            @Option(names = "--json", description = "Print as JSON.") boolean json,
            @Mixin DataDir dataDir) {
        if (most < 1) {
            throw new Refusal("--max must be 1 or more, not: " + most);
        }
        return work(
                dataDir,
                tables,
                json,
                (upkeep, table) -> upkeep.history(table, most),
                LakeCommand::lines);
    }

    @Command(
            name = "compact",
            mixinStandardHelpOptions = true,
            description = "Merges small files; no row changes.")
    int compact(
            @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Default: all.")
                    List<String> tables,
            @Option(names = "--json", description = "Print as JSON.") boolean json,
            @Mixin DataDir dataDir) {
        return work(dataDir, tables, json, LakeUpkeep::compact, merged -> merged + " files merged");
    }

    @Command(
            name = "vacuum",
            mixinStandardHelpOptions = true,
            description = {
                "Removes commits and files that no version of the retention needs.",
                "The retention is rialto.lake.retention, at least 10 minutes."
            })
    int vacuum(
            @Parameters(paramLabel = "TABLE", arity = "0..*", description = "Default: all.")
                    List<String> tables,
            @Option(names = "--json", description = "Print as JSON.") boolean json,
            @Mixin DataDir dataDir) {
        return work(dataDir, tables, json, LakeUpkeep::vacuum, LakeCommand::line);
    }

    private interface Step<A> {
        A of(LakeUpkeep upkeep, String table);
    }

    private static <A> int work(
            DataDir dataDir,
            List<String> tables,
            boolean json,
            Step<A> step,
            Function<A, String> text) {
        asked =
                (upkeep, all) -> {
                    Map<String, A> answers = new LinkedHashMap<>();
                    for (String table : tables == null || tables.isEmpty() ? all : tables) {
                        A answer = step.of(upkeep, table);
                        answers.put(table, answer);
                        if (!json) {
                            System.out.printf("%-12s %s%n", table, text.apply(answer));
                        }
                    }
                    if (json) {
                        System.out.println(new String(Json.write(answers), StandardCharsets.UTF_8));
                    }
                };
        ServedAddresses.use(dataDir.folder());
        return Platform.inside(Work.class);
    }

    private static String lines(List<LakeUpkeep.Version> versions) {
        StringBuilder lines = new StringBuilder(versions.isEmpty() ? "no version" : "");
        for (LakeUpkeep.Version each : versions) {
            lines.append(
                    "%n  %10d  %-24s  %s".formatted(each.version(), each.time(), each.operation()));
        }
        return lines.toString();
    }

    private static String line(RemovedFiles removed) {
        return "%d files removed, %d bytes".formatted(removed.files(), removed.bytes());
    }

    /** The task, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final S3Config s3;
        private final LakeConfig config;

        Work(S3Config s3, LakeConfig config) {
            this.s3 = s3;
            this.config = config;
        }

        @Override
        public int run(String... args) {
            try (LakeUpkeep upkeep = new LakeUpkeep(s3, config)) {
                asked.with(upkeep, config.tables());
                return 0;
            } catch (RuntimeException e) {
                return Failure.of(e).print();
            }
        }
    }
}
