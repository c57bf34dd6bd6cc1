package dev.rialto.analytics.fraud;

import dev.rialto.fraud.RuleBook;
import dev.rialto.fraud.RuleVersion;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The rules as the topic has them. Every process reads all of it before its first record, and later
 * versions as they come. A version is in force from a later event time than the one at which it is
 * written, so it is known wherever the first fact comes that it judges.
 */
final class RulesInForce {

    static final String STORE = "fraud-rules";

    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store;
    private RuleBook book = RuleBook.BUILT_IN;
    private long known;

    RulesInForce(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store) {
        this.store = store;
    }

    RuleBook book() {
        // Versions are added and never changed, so their number tells whether there are new ones.
        long there = store.approximateNumEntries();
        if (there != known) {
            known = there;
            book = new RuleBook(read());
        }
        return book;
    }

    private List<RuleVersion> read() {
        List<RuleVersion> versions = new ArrayList<>();
        try (var records = store.all()) {
            while (records.hasNext()) {
                var record = records.next();
                RuleVersion.read(record.key, record.value.value()).ifPresent(versions::add);
            }
        }
        return versions;
    }
}
