package dev.rialto.cli;

import dev.rialto.events.Json;
import dev.rialto.shop.bulk.BulkChange;
import dev.rialto.simulator.Crowd;
import dev.rialto.simulator.CrowdPlan;
import dev.rialto.simulator.History;
import dev.rialto.simulator.HistoryPlan;
import dev.rialto.simulator.SimulatorConfig;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a crowd shop, or makes up a past. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets shoppers shop, as they do in a running simulator, or makes up a past.",
            "The same seed on the same catalogue makes the same orders."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto simulate --sessions 50 --duration 25",
            "  rialto simulate --sessions 200 --speed 60 --fraud 0.05",
            "  rialto simulate --historical 30 --orders-per-day 2000",
            "  rialto simulate --clear"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final long USUAL_SESSIONS = 50;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Shoppers who come (default: " + USUAL_SESSIONS + ").")
    private Long sessions;

    @Option(
            names = "--duration",
            defaultValue = "25",
            paramLabel = "MINUTES",
            description = "Of a session, in the shop's time (default: ${DEFAULT-VALUE}).")
    private int duration;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "How much faster than life; as fast as possible where it is not given.")
    private Double speed;

    @Option(
            names = "--historical",
            paramLabel = "DAYS",
            description = "Make up so many days of past instead.")
    private Integer historical;

    @Option(
            names = "--orders-per-day",
            defaultValue = "200",
            paramLabel = "N",
            description = "Of the past, on average (default: ${DEFAULT-VALUE}).")
    private long ordersPerDay;

    @Option(
            names = "--fraud",
            paramLabel = "SHARE",
            description = "Share of fraud, labelled, 0 to 1 (default: as configured, 0).")
    private Double fraud;

    @Option(names = "--seed", defaultValue = "42", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--clear",
            description = "Delete orders, carts, wishlists and simulated customers first.")
    private boolean clear;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Mixin private DataDir dataDir;

    @Override
    public Integer call() {
        Bounds.check("--sessions", shoppers(), 1, 100_000_000);
        Bounds.check("--duration", duration, 1, 1_440);
        Bounds.check("--speed", Objects.requireNonNullElse(speed, 1.0), 0.001, 1_000_000);
        Bounds.check("--historical", Objects.requireNonNullElse(historical, 1), 1, 3_650);
        Bounds.check("--orders-per-day", ordersPerDay, 1, 10_000_000);
        Bounds.check("--fraud", Objects.requireNonNullElse(fraud, 0.0), 0, 1);
        if (historical != null && sessions != null) {
            throw new Refusal("either --sessions or --historical, not both");
        }
        return ShopWork.run(dataDir.folder(), this::simulate);
    }

    private int simulate(ShopWork shop) throws Exception {
        if (historical != null) {
            return history(shop);
        }
        if (clear) {
            clear(shop);
        }
        return clear && sessions == null ? 0 : crowd(shop);
    }

    private void clear(ShopWork shop) throws Exception {
        try (Connection connection = shop.connect();
                BulkChange change = BulkChange.begin(connection)) {
            change.clearSales();
            change.commit();
        }
        if (!json) {
            System.out.println("No orders, carts or wishlists are left");
        }
    }

    private int crowd(ShopWork shop) {
        CrowdPlan plan =
                new CrowdPlan(
                        shoppers(),
                        Duration.ofMinutes(duration),
                        Objects.requireNonNullElse(speed, 0.0),
                        seed,
                        fraudShare(shop.simulator()));
        try (Progress progress = new Progress("shoppers", shoppers())) {
            Crowd crowd = new Crowd(shop.simulator(), shop.shop(), shop.meters(), plan);
            print(crowd.run(progress));
        }
        return 0;
    }

    private int history(ShopWork shop) throws Exception {
        SimulatorConfig config = shop.simulator();
        HistoryPlan plan =
                new HistoryPlan(
                        historical,
                        ordersPerDay,
                        seed,
                        config.newCustomerShare().doubleValue(),
                        config.failingPaymentShare().doubleValue(),
                        fraudShare(config));
        try (Connection connection = shop.connect();
                Progress progress = new Progress("orders", plan.orders())) {
            History.Summary summary = new History(connection).write(plan, clear, progress);
            progress.close();
            System.out.printf(
                    Locale.ROOT,
                    json
                            ? "{\"orders\":%d,\"revenue\":%s,\"seconds\":%.1f}%n"
                            : "%,d orders, revenue %s, in %.1f s%n",
                    summary.orders(),
                    summary.revenue().toPlainString(),
                    progress.seconds());
        }
        return 0;
    }

    private void print(Crowd.Summary summary) {
        if (json) {
            System.out.println(new String(Json.write(summary), StandardCharsets.UTF_8));
            return;
        }
        long actions = summary.actions().values().stream().mapToLong(Long::longValue).sum();
        double seconds = Math.max(0.001, summary.took().toMillis() / 1000.0);
        summary.actions()
                .forEach((action, count) -> System.out.printf("%-18s %,12d%n", action, count));
        System.out.printf(
                Locale.ROOT,
                "%,d sessions, %,d actions, %,d orders, revenue %s, in %.1f s (%,.0f actions/s)%n",
                summary.sessions(),
                actions,
                summary.orders(),
                summary.revenue().toPlainString(),
                seconds,
                actions / seconds);
    }

    private long shoppers() {
        return sessions == null ? USUAL_SESSIONS : sessions;
    }

    private double fraudShare(SimulatorConfig config) {
        return fraud == null ? config.fraudShare().doubleValue() : fraud;
    }
}
