package dev.rialto.cli;

import dev.rialto.events.Json;
import dev.rialto.export.Export;
import dev.rialto.export.Outcome;
import dev.rialto.trino.TrinoCatalog;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The shop's tables into the lake, at once. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the shop's tables to the lake, all from one state of the database.",
            "May run beside the lake role: no row is lost, doubled or put back for good.",
            "Exit code 0: all committed; 1: a table failed, or is in quarantine; 2: refused."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto export                                 all tables, anew",
            "  rialto export --incremental                   what changed since the last export",
            "  rialto export --tables orders,customers       some tables",
            "  rialto export --clear-bucket --yes            into an empty bucket",
            "  rialto export --replay-quarantine             the tables that failed their checks"
        })
final class ExportCommand implements Callable<Integer> {

    private static volatile ExportCommand asked;

    @Option(names = "--full", description = "All rows; the default.")
    private boolean full;

    @Option(
            names = "--incremental",
            description = "Rows that changed since the last export, and deletes.")
    private boolean incremental;

    @Option(
            names = "--tables",
            split = ",",
            paramLabel = "TABLE",
            description = "Which (default: all that the lake keeps).")
    private List<String> tables = List.of();

    @Option(
            names = "--clear-bucket",
            description = "Empty the tables and remove everything else from the bucket first.")
    private boolean clearBucket;

    @Option(names = "--yes", description = "Do not ask before the bucket is cleared.")
    private boolean yes;

    @Option(
            names = "--replay-quarantine",
            description = "Export the tables in quarantine anew, as they are now.")
    private boolean replay;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(
            names = "--data-dir",
            defaultValue = DataDir.USUAL,
            description = "Of the 'rialto up' whose servers to use (default: ${DEFAULT-VALUE}).")
    private Path dataDir;

    @Override
    public Integer call() {
        if (full && incremental) {
            throw new Refusal("either --full or --incremental");
        }
        if (clearBucket) {
            Confirmation.require(yes, "Remove everything from the lake's bucket?");
        }
        asked = this;
        ServedAddresses.use(dataDir);
        return Platform.inside(Work.class);
    }

    /** The export, inside the application. */
    public static final class Work implements QuarkusApplication {

        private final Export export;
        private final TrinoCatalog trino;

        Work(Export export, TrinoCatalog trino) {
            this.export = export;
            this.trino = trino;
        }

        @Override
        public int run(String... args) throws InterruptedException {
            try {
                return asked.work(export, trino);
            } catch (SQLException e) {
                System.err.println("rialto: PostgreSQL: " + e.getMessage().strip());
            } catch (IllegalArgumentException e) {
                System.err.println("rialto: " + e.getMessage());
                return Rialto.REFUSED;
            } catch (RuntimeException e) {
                return Failure.of(e).print();
            }
            return Rialto.FAILED;
        }
    }

    private int work(Export export, TrinoCatalog trino) throws SQLException, InterruptedException {
        List<String> wanted = tables.isEmpty() ? export.tables() : tables;
        for (String table : wanted) {
            if (!export.tables().contains(table)) {
                System.err.printf(
                        "rialto: the lake keeps no table %s, only %s%n", table, export.tables());
                return Rialto.REFUSED;
            }
        }
        if (clearBucket) {
            System.err.printf("removed %d objects%n", export.clearBucket());
        }
        if (replay) {
            List<String> waiting = export.quarantined();
            wanted = wanted.stream().filter(waiting::contains).toList();
        }
        List<Outcome> outcomes;
        try (Progress progress = new Progress("rows", export.estimate(wanted))) {
            outcomes = export.run(wanted, incremental, progress);
            print(outcomes, progress.seconds());
        }
        register(outcomes, trino);
        return outcomes.stream().allMatch(Outcome::committed) ? 0 : Rialto.FAILED;
    }

    private static void register(List<Outcome> outcomes, TrinoCatalog trino) {
        List<String> tables =
                outcomes.stream().filter(Outcome::committed).map(Outcome::table).toList();
        List<String> added = trino.register(tables);
        if (!added.isEmpty()) {
            System.err.println("registered in Trino: " + String.join(", ", added));
        }
    }

    private void print(List<Outcome> outcomes, double seconds) {
        if (json) {
            System.out.println(new String(Json.write(outcomes), StandardCharsets.UTF_8));
            return;
        }
        System.out.printf(
                "%-12s %12s %9s %14s %8s%n", "TABLE", "ROWS", "DELETED", "BYTES", "VERSION");
        for (Outcome table : outcomes) {
            System.out.printf(
                    "%-12s %,12d %,9d %,14d %8s%n",
                    table.table(),
                    table.rows(),
                    table.deleted(),
                    table.bytes(),
                    table.committed() ? table.version() : "-");
            table.failures().forEach(failure -> System.out.println("    FAILED: " + failure));
            if (!table.quarantine().isEmpty()) {
                System.out.println("    put aside in " + table.quarantine());
            }
        }
        long rows = outcomes.stream().mapToLong(Outcome::rows).sum();
        System.out.printf("%,d rows in %.1f s, %,.0f/s%n", rows, seconds, rows / seconds);
    }
}
