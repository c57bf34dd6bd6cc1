package dev.rialto.cli;

import dev.rialto.shop.bulk.BulkChange;
import java.sql.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the shop's tables, or empties them. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The shop's tables.",
        subcommands = {DbCommand.Init.class, DbCommand.Reset.class},
        synopsisSubcommandLabel = "(init | reset)",
        footerHeading = "%nExamples:%n",
        footer = {"  rialto db init", "  rialto db reset --yes"})
final class DbCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Refusal("say what to do with the tables: init or reset");
    }

    /** Brings the schema up to date. */
    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description =
                    "Makes the tables that are not there yet, and brings the others up to date.")
    static final class Init implements Callable<Integer> {

        @Mixin private DataDir dataDir;

        @Override
        public Integer call() {
            return ShopWork.run(
                    dataDir.folder(),
                    shop -> {
                        System.out.println(
                                "The tables are at version "
                                        + shop.flyway().info().current().getVersion());
                        return 0;
                    });
        }
    }

    /** Empties the shop. */
    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes every row of the shop, and brings the tables up to date.",
                "A running platform follows: its statistics and its lake forget the rows too."
            })
    static final class Reset implements Callable<Integer> {

        @Option(names = "--yes", description = "Do not ask.")
        private boolean yes;

        @Mixin private DataDir dataDir;

        @Override
        public Integer call() {
            Confirmation.require(yes, "Delete every row of the shop?");
            return ShopWork.run(dataDir.folder(), Reset::clear);
        }

        private static int clear(ShopWork shop) throws Exception {
            try (Connection connection = shop.connect();
                    BulkChange change = BulkChange.begin(connection)) {
                change.clear();
                change.commit();
            }
            System.out.println("The shop is empty");
            return 0;
        }
    }
}
