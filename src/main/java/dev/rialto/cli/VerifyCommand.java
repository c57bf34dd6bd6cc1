package dev.rialto.cli;

import dev.rialto.audit.Audit;
import dev.rialto.audit.Comparison;
import dev.rialto.audit.Report;
import dev.rialto.audit.Score;
import dev.rialto.events.Json;
import io.quarkus.runtime.QuarkusApplication;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves on a live system that every stage agrees with the shop's tables. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the change topics, statistics, fraud alerts and lake against the shop's tables.",
            "Shoppers pause meanwhile. Exit code 0: all equal; 1: not.",
            "Where fraud was simulated, it tells the fraud rules' precision and recall too."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rialto verify", "  rialto verify --json --timeout 120"})
final class VerifyCommand implements Callable<Integer> {

    private static final String WAY_OUT =
            "What stays unlike is brought anew: a topic by 'rialto cdc snapshot TABLE', statistics and"
                    + " alerts by 'rialto analytics reset', a lake table by 'rialto export --tables"
                    + " TABLE'.";

    private static volatile VerifyCommand asked;

    @Option(
            names = "--timeout",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description =
                    "How long to wait for stages that come no closer (default: ${DEFAULT-VALUE}).")
    private int timeout;

    @Option(
            names = "--min-precision",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Fail where a fraud rule's precision is below, 0 to 1.")
    private BigDecimal minPrecision;

    @Option(
            names = "--min-recall",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Fail where a fraud rule's recall is below, 0 to 1.")
    private BigDecimal minRecall;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(
            names = "--data-dir",
            defaultValue = DataDir.USUAL,
            description = "Of the 'rialto up' whose servers to use (default: ${DEFAULT-VALUE}).")
    private Path dataDir;

    private List<String> awaited = List.of();

    @Override
    public Integer call() {
        asked = this;
        ServedAddresses.use(dataDir);
        return Platform.inside(Work.class);
    }

    /** The audit, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final Audit audit;

        Work(Audit audit) {
            this.audit = audit;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                Duration patience = Duration.ofSeconds(asked.timeout);
                Report report = audit.run(patience, asked::printProgress);
                asked.print(report);
                return report.equal() && asked.goodEnough(report) ? 0 : Rialto.FAILED;
            } catch (SQLException | RuntimeException e) {
                return Failure.of(e).print();
            }
        }
    }

    private boolean goodEnough(Report report) {
        return report.fraud().stream().allMatch(score -> score.reaches(minPrecision, minRecall));
    }

    private void print(Report report) {
        if (json) {
            System.out.println(new String(Json.write(report), StandardCharsets.UTF_8));
        } else {
            printTable(report);
            printScores(report);
        }
    }

    private void printProgress(Report report) {
        List<String> unlike =
                report.comparisons().stream()
                        .filter(part -> !part.equal())
                        .map(part -> part.stage() + " " + part.subject())
                        .toList();
        if (!unlike.equals(awaited)) {
            awaited = unlike;
            System.err.println("waiting for " + String.join(", ", unlike));
        }
    }

    private static void printTable(Report report) {
        System.out.printf("%-11s %-18s %10s %10s  %s%n", "STAGE", "WHAT", "TABLES", "FOUND", "");
        for (Comparison part : report.comparisons()) {
            System.out.printf(
                    "%-11s %-18s %10d %10d  %s%n",
                    part.stage(), part.subject(), part.expected(), part.found(), verdict(part));
        }
        System.out.printf(
                "%s in %.1f s%n",
                report.equal() ? "All equal" : "NOT equal", report.took().toMillis() / 1000.0);
        if (!report.equal()) {
            System.out.println(WAY_OUT);
        }
    }

    private static void printScores(Report report) {
        if (report.fraud().isEmpty()) {
            return;
        }
        System.out.printf(
                "%n%-15s %-13s %9s %9s %9s %10s %8s%n",
                "FRAUD RULE", "LABEL", "LABELLED", "FLAGGED", "RIGHT", "PRECISION", "RECALL");
        for (Score score : report.fraud()) {
            System.out.printf(
                    "%-15s %-13s %9d %9d %9d %10s %8s%n",
                    score.rule(),
                    score.kind(),
                    score.labelled(),
                    score.flagged(),
                    score.right(),
                    score.precision() == null ? "-" : score.precision(),
                    score.recall() == null ? "-" : score.recall());
        }
    }

    private static String verdict(Comparison part) {
        return part.equal()
                ? "equal"
                : "%d DIFFERENT, such as %s".formatted(part.differences(), part.example());
    }
}
