package dev.rialto.analytics.fraud;

import dev.rialto.events.Json;
import dev.rialto.fraud.Fact;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is kept of each case: its facts, the alerts on it, and since when it is to be judged. */
final class CaseFiles {

    // More is written at once, whenever the commit is.
    private static final int IN_MEMORY = 10_000;

    private final KeyValueStore<Bytes, byte[]> store;

    /** What is not written yet; null where it is to be deleted. */
    private final Map<Bytes, byte[]> changed = new HashMap<>();

    CaseFiles(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Adds a fact; returns whether it is new. */
    boolean add(Case one, Fact fact) {
        Bytes key = one.chunk(fact.micros());
        byte[] before = get(key);
        byte[] after = FactBytes.with(before, fact);
        if (after != before) {
            put(key, after);
        }
        return after != before;
    }

    /** Removes a fact; returns whether it was there. */
    boolean remove(Case one, Fact fact) {
        Bytes key = one.chunk(fact.micros());
        byte[] before = get(key);
        byte[] after = FactBytes.without(before, fact);
        if (after != before) {
            put(key, after);
        }
        return after != before;
    }

    /** All facts in their order. */
    List<Fact> facts(Case one) {
        List<Fact> facts = new ArrayList<>();
        try (var chunks = range(one.chunk(Long.MIN_VALUE), one.chunk(Long.MAX_VALUE))) {
            chunks.forEachRemaining(chunk -> FactBytes.addAll(chunk.value, facts));
        }
        return facts;
    }

    /** Forgets facts before a time; some of them may stay. */
    void forget(Case one, long beforeMicros) {
        Bytes end = one.chunk(beforeMicros);
        List<Bytes> old = new ArrayList<>();
        try (var chunks = range(one.chunk(Long.MIN_VALUE), end)) {
            chunks.forEachRemaining(chunk -> old.add(chunk.key));
        }
        old.stream().filter(key -> !key.equals(end)).forEach(this::delete);
    }

    Ledger ledger(Case one) {
        byte[] json = get(one.state(Case.ALERTS));
        return json == null ? Ledger.EMPTY : Json.read(json, Ledger.class);
    }

    void put(Case one, Ledger ledger) {
        put(one.state(Case.ALERTS), ledger.alerts().isEmpty() ? null : Json.write(ledger));
    }

    void forEachLedger(BiConsumer<Case, Ledger> consumer) {
        forEach(
                Case.ALERTS,
                (key, json) -> consumer.accept(Case.of(key), Json.read(json, Ledger.class)));
    }

    /** Notes that a case is to be judged from this event time on. */
    void unjudged(Case one, long sinceMicros) {
        put(one.state(Case.UNJUDGED), ByteBuffer.allocate(Long.BYTES).putLong(sinceMicros).array());
    }

    void judged(Case one) {
        delete(one.state(Case.UNJUDGED));
    }

    void forEachUnjudged(BiConsumer<Case, Long> consumer) {
        forEach(
                Case.UNJUDGED,
                (key, since) -> consumer.accept(Case.of(key), ByteBuffer.wrap(since).getLong()));
    }

    /** Writes what has changed; to be called before each commit. */
    void flush() {
        changed.forEach(store::put);
        changed.clear();
    }

    private byte[] get(Bytes key) {
        byte[] value = changed.get(key);
        return value != null || changed.containsKey(key) ? value : store.get(key);
    }

    private void put(Bytes key, byte[] value) {
        changed.put(key, value);
        if (changed.size() >= IN_MEMORY) {
            flush();
        }
    }

    private void delete(Bytes key) {
        put(key, null);
    }

    private KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        flush();
        return store.range(from, to);
    }

    private void forEach(byte kind, BiConsumer<Bytes, byte[]> consumer) {
        Bytes from = Bytes.wrap(new byte[] {kind});
        Bytes to = Bytes.wrap(new byte[] {(byte) (kind + 1)});
        try (KeyValueIterator<Bytes, byte[]> found = range(from, to)) {
            found.forEachRemaining(entry -> consumer.accept(entry.key, entry.value));
        }
    }
}
