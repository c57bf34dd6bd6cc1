package dev.rialto.cli;

import dev.rialto.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings real orders into the shop, with their original times. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Makes catalogue, customers and orders of a CSV file of invoices.",
            "Its layout is that of the Online Retail data set: InvoiceNo, StockCode, Description,",
            "Quantity, InvoiceDate, UnitPrice, CustomerID, Country.",
            "Each invoice comes once, however often the file is replayed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto replay online-retail.csv",
            "  rialto replay online-retail.csv --speed 3600    an hour of the file in a second"
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The CSV file, in UTF-8 or ISO-8859-1.")
    private Path file;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How much faster than life; as fast as possible where it is not given.")
    private Double speed;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where wrong rows go (default: beside the file, as FILE.rejects.csv).")
    private Path rejects;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin private DataDir dataDir;

    @Override
    public Integer call() {
        Bounds.check("--speed", Objects.requireNonNullElse(speed, 1.0), 0.001, 1e9);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("cannot read " + file);
        }
        return ShopWork.run(dataDir.folder(), this::replay);
    }

    private int replay(ShopWork shop) throws Exception {
        Path rejected =
                rejects == null
                        ? file.resolveSibling(file.getFileName() + ".rejects.csv")
                        : rejects;
        try (Connection connection = shop.connect();
                Progress progress = new Progress("rows", Files.size(file) / 90)) {
            double pace = Objects.requireNonNullElse(speed, 0.0);
            Replay.Summary summary = new Replay(connection, pace, progress).run(file, rejected);
            progress.close();
            print(summary, rejected, progress.seconds());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage());
        }
    }

    private void print(Replay.Summary summary, Path rejected, double seconds) {
        System.out.printf(
                Locale.ROOT,
                json
                        ? "{\"rows\":%d,\"orders\":%d,\"known\":%d,\"rejected\":%d,\"seconds\":%.1f}%n"
                        : "%,d rows, %,d new orders, %,d known, %,d rows rejected, in %.1f s%n",
                summary.rows(),
                summary.orders(),
                summary.known(),
                summary.rejected(),
                seconds);
        if (summary.rejected() > 0 && !json) {
            System.out.println("Rejected rows are in " + rejected);
        }
    }
}
