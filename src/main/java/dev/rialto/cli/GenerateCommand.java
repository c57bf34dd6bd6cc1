package dev.rialto.cli;

import dev.rialto.shop.starter.Amounts;
import dev.rialto.shop.starter.CatalogGenerator;
import java.sql.Connection;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fills the shop with a catalogue and customers. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Adds categories, products and customers to the shop; all of them or none.",
            "The same seed makes the same rows in the same shop."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto generate",
            "  rialto generate --clear --seed 7",
            "  rialto generate --products 100000 --customers 1000000"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int MOST = 10_000_000;

    @Option(
            names = "--categories",
            defaultValue = "15",
            description = "How many categories (default: ${DEFAULT-VALUE}).")
    private int categories;

    @Option(
            names = "--products",
            defaultValue = "200",
            description = "How many products (default: ${DEFAULT-VALUE}).")
    private int products;

    @Option(
            names = "--customers",
            defaultValue = "100",
            description = "How many customers (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--clear", description = "Delete everything in the shop first.")
    private boolean clear;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin private DataDir dataDir;

    @Override
    public Integer call() {
        Bounds.check("--categories", categories, 1, 100_000);
        Bounds.check("--products", products, 1, MOST);
        Bounds.check("--customers", customers, 1, MOST);
        Amounts amounts = new Amounts(categories, products, customers, seed);
        return ShopWork.run(dataDir.folder(), shop -> generate(shop, amounts));
    }

    private int generate(ShopWork shop, Amounts amounts) throws Exception {
        long rows = (long) categories + products + customers;
        try (Connection connection = shop.connect();
                Progress progress = new Progress("rows", rows)) {
            new CatalogGenerator(connection).add(amounts, clear, progress);
            progress.close();
            System.out.printf(
                    Locale.ROOT,
                    json
                            ? "{\"categories\":%d,\"products\":%d,\"customers\":%d,\"seconds\":%.1f}%n"
                            : "%,d categories, %,d products and %,d customers in %.1f s%n",
                    categories,
                    products,
                    customers,
                    progress.seconds());
        }
        return 0;
    }
}
