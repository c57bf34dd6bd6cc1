package dev.rialto.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders on their way through a platform whose parts share one machine, as in {@code
 * bench/scale.sh}: whoever has something to do gets an equal share of the cores. Orders are a fluid
 * here; what compilers, collectors and caches do to the parts is left out.
 */
final class ScaleSimulation {

    /** Of the simulator, which plays the shop there, and of PostgreSQL under it. */
    static final double SHOPPERS_IDLE_CORES = 0.16;

    static final double SHOPPERS_MILLIS_PER_ORDER = 18.1;

    private static final double STEP_SECONDS = 0.1;

    /** A stage that is not further behind than so is not behind. */
    private static final double CLOSE_SECONDS = 1;

    private final double idleCores =
            SHOPPERS_IDLE_CORES
                    + Stream.of(
                                    ScalePart.KAFKA_AND_S3,
                                    ScalePart.API,
                                    ScalePart.CDC,
                                    ScalePart.ANALYTICS,
                                    ScalePart.LAKE)
                            .mapToDouble(ScalePart::idleCores)
                            .sum();
    private final Stage analytics = new Stage(ScalePart.ANALYTICS.millisPerOrder(), 1);
    private final Stage lake = new Stage(ScalePart.LAKE.millisPerOrder(), 1);
    private final Stage capture = new Stage(ScalePart.CDC.millisPerOrder(), 2, analytics, lake);
    private final Stage shop;
    private final double cores;

    /** A platform at rest, on a machine of so many cores. */
    ScaleSimulation(double cores) {
        this.cores = cores;
        shop =
                new Stage(
                        SHOPPERS_MILLIS_PER_ORDER + ScalePart.KAFKA_AND_S3.millisPerOrder(),
                        cores,
                        capture);
    }

    /** What was done while time passed. */
    record Passed(double ordersPerSecond, double busyCores) {}

    /** Lets time pass in which shoppers want to place so many orders a second. */
    Passed pass(double seconds, double wantedPerSecond) {
        return pass(seconds, wantedPerSecond, List.of(shop, capture, analytics, lake));
    }

    /** The same, while no capture is there. */
    void passWithoutCapture(double seconds, double wantedPerSecond) {
        pass(seconds, wantedPerSecond, List.of(shop, analytics, lake));
    }

    /** Seconds until no stage is behind any more; shoppers go on. */
    double catchUp(double wantedPerSecond) {
        double seconds = 0;
        while (Stream.of(capture, analytics, lake)
                .anyMatch(stage -> stage.waiting > wantedPerSecond * CLOSE_SECONDS)) {
            pass(STEP_SECONDS, wantedPerSecond);
            seconds += STEP_SECONDS;
        }
        return seconds;
    }

    private Passed pass(double seconds, double wantedPerSecond, List<Stage> present) {
        double placed = shop.done;
        double worked = 0;
        for (double time = 0; time < seconds; time += STEP_SECONDS) {
            // Who finds the shop full goes elsewhere.
            shop.waiting = Math.min(shop.waiting, wantedPerSecond) + wantedPerSecond * STEP_SECONDS;
            worked += share((cores - idleCores) * STEP_SECONDS, present);
        }
        return new Passed((shop.done - placed) / seconds, idleCores + worked / seconds);
    }

    /** Gives each stage what it wants, or an equal share of what those who want less have left. */
    private static double share(double processorSeconds, List<Stage> stages) {
        double left = processorSeconds;
        int sharers = stages.size();
        for (Stage stage : stages.stream().sorted(Comparator.comparing(Stage::wants)).toList()) {
            double given = Math.min(stage.wants(), left / sharers--);
            stage.work(given);
            left -= given;
        }
        return processorSeconds - left;
    }

    /** Orders that wait for one part, and go on to the next. */
    private static final class Stage {

        private final double secondsPerOrder;
        private final double coresAtMost;
        private final List<Stage> next;
        private double waiting;
        private double done;

        Stage(double millisPerOrder, double coresAtMost, Stage... next) {
            this.secondsPerOrder = millisPerOrder / 1000;
            this.coresAtMost = coresAtMost;
            this.next = List.of(next);
        }

        double wants() {
            return Math.min(waiting * secondsPerOrder, coresAtMost * STEP_SECONDS);
        }

        void work(double processorSeconds) {
            double orders = processorSeconds / secondsPerOrder;
            waiting -= orders;
            done += orders;
            next.forEach(stage -> stage.waiting += orders);
        }
    }
}
