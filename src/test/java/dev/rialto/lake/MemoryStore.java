package dev.rialto.lake;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket in memory, with S3's promises: whole objects, conditional writes, ordered lists. */
class MemoryStore extends ObjectStore {

    final ConcurrentSkipListMap<String, byte[]> objects;

    MemoryStore() {
        this(new ConcurrentSkipListMap<>());
    }

    /** Another client of the same bucket. */
    MemoryStore(ConcurrentSkipListMap<String, byte[]> objects) {
        super(new TestS3("http://127.0.0.1:9", "memory"));
        this.objects = objects;
    }

    @Override
    void ensureBucket() {}

    @Override
    byte[] get(String key) {
        byte[] object = objects.get(key);
        if (object == null) {
            throw new NoSuchElementException(key);
        }
        return object;
    }

    @Override
    void put(String key, byte[] bytes) {
        objects.put(key, bytes);
    }

    @Override
    boolean putIfAbsent(String key, byte[] bytes) {
        return objects.putIfAbsent(key, bytes) == null;
    }

    @Override
    List<StoredObject> all(String prefix) {
        Instant now = Instant.now();
        return list(prefix, prefix).stream()
                .map(name -> new StoredObject(name, objects.get(name).length, now))
                .toList();
    }

    @Override
    void remove(String key) {
        objects.remove(key);
    }

    @Override
    List<String> list(String prefix, String after) {
        return objects.tailMap(after, false).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .toList();
    }
}
