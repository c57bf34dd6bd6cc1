package dev.rialto.analytics.fraud;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which customers share their address with others. Only these few are kept, in memory too, since
 * every order asks. A customer who moves may have two addresses for a moment: either tells on its
 * own, and in the end one is left.
 */
final class SharedHomes {

    private static final byte HOMES = 'h';

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Long, Set<Long>> addresses = new HashMap<>();

    SharedHomes(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        Bytes from = Bytes.wrap(new byte[] {HOMES});
        try (var found = store.range(from, Bytes.wrap(new byte[] {HOMES + 1}))) {
            found.forEachRemaining(
                    entry -> {
                        ByteBuffer key = ByteBuffer.wrap(entry.key.get()).position(1);
                        remember(key.getLong(), key.getLong());
                    });
        }
    }

    Set<Long> of(long customer) {
        return addresses.getOrDefault(customer, Set.of());
    }

    /** Returns whether it is news. */
    boolean add(long customer, long address) {
        store.put(key(customer, address), new byte[0]);
        return remember(customer, address);
    }

    /** Returns whether it is news. */
    boolean remove(long customer, long address) {
        Set<Long> known = addresses.get(customer);
        if (known == null || !known.remove(address)) {
            return false;
        }
        if (known.isEmpty()) {
            addresses.remove(customer);
        }
        store.delete(key(customer, address));
        return true;
    }

    private boolean remember(long customer, long address) {
        return addresses.computeIfAbsent(customer, one -> new HashSet<>()).add(address);
    }

    private static Bytes key(long customer, long address) {
        ByteBuffer key = ByteBuffer.allocate(1 + 2 * Long.BYTES);
        return Bytes.wrap(key.put(HOMES).putLong(customer).putLong(address).array());
    }
}
