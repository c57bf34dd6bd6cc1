package dev.rialto.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** A part of the platform that takes processor time, by the figures that docs/scale.md explains. */
enum ScalePart {
    API("api", 0.03, 19, 2),
    POSTGRESQL("PostgreSQL", 0.06, 13.3, 0),
    KAFKA_AND_S3("Kafka and S3", 0.37, 2.5, 0),
    CDC("cdc", 0.11, 1.5, 2),
    ANALYTICS("analytics", 0.13, 1.6, 2),
    LAKE("lake", 0.15, 1.4, 2);

    private final String word;
    private final double idleCores;
    private final double millisPerOrder;
    private final int podsAtLeast;

    /**
     * @param word as documents have it
     * @param idleCores what it takes in one shard at any rate
     * @param millisPerOrder processor time for an order
     * @param podsAtLeast in one shard, so that one may go; 0 for what is no role of ours
     */
    ScalePart(String word, double idleCores, double millisPerOrder, int podsAtLeast) {
        this.word = word;
        this.idleCores = idleCores;
        this.millisPerOrder = millisPerOrder;
        this.podsAtLeast = podsAtLeast;
    }

    static Stream<ScalePart> roles() {
        return Stream.of(values()).filter(part -> part.podsAtLeast > 0);
    }

    /** What it takes in one shard. */
    double cores(double ordersPerSecond) {
        return idleCores + ordersPerSecond * millisPerOrder / 1000;
    }

    double idleCores() {
        return idleCores;
    }

    double millisPerOrder() {
        return millisPerOrder;
    }

    int podsAtLeast() {
        return podsAtLeast;
    }

    /** Gigabytes that a pod may have, by its manifest. */
    double memoryLimit() {
        JsonNode role = Yaml.read("k8s/roles/%s/role.yaml".formatted(word)).getFirst();
        String limit = role.at("/spec/template/spec/containers/0/resources/limits/memory").asText();
        double number = Double.parseDouble(limit.substring(0, limit.length() - 2));
        return number * (limit.endsWith("Gi") ? 1 << 30 : 1 << 20) / 1e9;
    }

    @Override
    public String toString() {
        return word;
    }
}
