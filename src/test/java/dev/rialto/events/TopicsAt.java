package dev.rialto.events;

import java.util.Map;
import java.util.Optional;

/** The topics of some brokers, for tests. */
public record TopicsAt(String bootstrap) implements Topics {

    @Override
    public Map<String, String> client() {
        return Map.of();
    }

    @Override
    public String prefix() {
        return "ecommerce-cdc";
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public Optional<String> statisticsSuffix() {
        return Optional.empty();
    }

    @Override
    public int replicationFactor() {
        return 1;
    }
}
