package dev.rialto.lake;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;

/** A bucket in memory, with S3's promises: whole objects, conditional writes, ordered lists. */
class MemoryStore extends ObjectStore {

    final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    MemoryStore() {
        super(new TestS3("http://127.0.0.1:9", "memory"));
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
    List<String> list(String prefix, String after) {
        return objects.tailMap(after, false).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .toList();
    }
}
