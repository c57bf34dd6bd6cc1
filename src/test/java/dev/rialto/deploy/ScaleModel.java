package dev.rialto.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What so many orders a second need, from what one small machine was measured to do. Slots and pods
 * are held to half of what they can, so that who stood still for a minute has caught up in another.
 *
 * @param ordersPerSecond orders that are placed, each with all that shoppers do besides
 */
record ScaleModel(int ordersPerSecond) {

    /** Events on the change topics for an order, with those of shoppers who only look around. */
    static final double CHANGES_PER_ORDER = 30;

    /** As one slot and one publisher drained them by the clock. */
    static final double CAPTURED_BY_ONE = 46_152;

    /** Records a second on a partition that its readers, at one core each, keep up with. */
    static final double RECORDS_PER_PARTITION = 5_000;

    static final double HEADROOM = 2;
    static final double CORES_PER_POD = 2;
    static final double LOG_BYTES = 15_600;
    static final double DATABASE_BYTES = 3_100;
    static final double TOPIC_BYTES = 9_000;
    static final double LAKE_BYTES = 5_400;
    static final double COPIES = 3;

    double changes() {
        return ordersPerSecond * CHANGES_PER_ORDER;
    }

    /** Databases, each with a slot, a capture and topics of its own. */
    long shards() {
        return upwards(changes() * HEADROOM / CAPTURED_BY_ONE);
    }

    /** Partitions of the busiest topics together in one shard, at least the default. */
    long partitions() {
        return Math.max(2, upwards(changes() / shards() / RECORDS_PER_PARTITION));
    }

    /** What a part takes in all shards together, without headroom. */
    double cores(ScalePart part) {
        return shards() * part.cores((double) ordersPerSecond / shards());
    }

    /** Pods of a role in all shards together. */
    long pods(ScalePart role) {
        long busy = upwards(cores(role) / shards() * HEADROOM / CORES_PER_POD);
        return shards() * Math.max(busy, role.podsAtLeast());
    }

    /** What the pods may have at most, by their limits. */
    double gigabytesOfPods() {
        return ScalePart.roles().mapToDouble(role -> pods(role) * role.memoryLimit()).sum();
    }

    /** The lines of docs/scale.md's table, a figure each, with a column for each rate. */
    static List<String> table(int... rates) {
        List<ScaleModel> models = Arrays.stream(rates).mapToObj(ScaleModel::new).toList();
        return Stream.of(
                        Stream.of(
                                line(models, "changes a second", ScaleModel::changes),
                                line(models, "databases with a slot each", ScaleModel::shards),
                                line(models, "partitions of a topic", ScaleModel::partitions)),
                        Stream.of(ScalePart.values()).map(part -> coresLine(models, part)),
                        ScalePart.roles().map(role -> podsLine(models, role)),
                        Stream.of(
                                line(models, "memory of the pods, GB", ScaleModel::gigabytesOfPods),
                                line(models, "PostgreSQL's log, MB/s", perSecond(LOG_BYTES)),
                                line(models, "PostgreSQL grows, GB a day", perDay(DATABASE_BYTES)),
                                line(
                                        models,
                                        "topics on 3 brokers, GB a day",
                                        perDay(TOPIC_BYTES * COPIES)),
                                line(models, "lake writes, GB a day", perDay(LAKE_BYTES))))
                .flatMap(Function.identity())
                .toList();
    }

    private static String coresLine(List<ScaleModel> models, ScalePart part) {
        return line(models, "cores of " + part, model -> model.cores(part));
    }

    private static String podsLine(List<ScaleModel> models, ScalePart role) {
        return line(models, "pods of " + role, model -> model.pods(role));
    }

    private static String line(
            List<ScaleModel> models, String figure, ToDoubleFunction<ScaleModel> value) {
        return models.stream()
                .map(model -> rounded(value.applyAsDouble(model)))
                .collect(Collectors.joining(" | ", "| " + figure + " | ", " |"));
    }

    private static ToDoubleFunction<ScaleModel> perSecond(double bytesOfAnOrder) {
        return model -> model.ordersPerSecond * bytesOfAnOrder / 1e6;
    }

    private static ToDoubleFunction<ScaleModel> perDay(double bytesOfAnOrder) {
        return model -> model.ordersPerSecond * bytesOfAnOrder * 86_400 / 1e9;
    }

    private static String rounded(double figure) {
        boolean fine = figure < 10 && figure != Math.rint(figure);
        return String.format(Locale.ROOT, fine ? "%.1f" : "%,.0f", figure);
    }

    private static long upwards(double figure) {
        return Math.max(1, (long) Math.ceil(figure));
    }
}
