package dev.rialto.events;

/** The topics of some brokers, for tests. */
public record TopicsAt(String bootstrap) implements Topics {

    @Override
    public String prefix() {
        return "ecommerce-cdc";
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public short replicationFactor() {
        return 1;
    }
}
