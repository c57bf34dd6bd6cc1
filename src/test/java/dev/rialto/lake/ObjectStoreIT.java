package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectStoreIT {

    private final TestS3 s3 = LakeServers.s3();
    private final ObjectStore store = new ObjectStore(s3);

    @BeforeEach
    void makeBucket() {
        store.ensureBucket();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writesAnObjectOnlyWhereThereIsNone() {
        boolean first = store.putIfAbsent("a/b=c/d", "one".getBytes(UTF_8));

        assertThat(first).isTrue();
        assertThat(store.putIfAbsent("a/b=c/d", "two".getBytes(UTF_8))).isFalse();
        assertThat(store.get("a/b=c/d")).asString(UTF_8).isEqualTo("one");
    }

    @Test
    void sendsALargeObjectWhole() {
        byte[] large = new byte[12 << 20];
        large[large.length - 1] = 7;

        assertThat(store.putIfAbsent("large", large)).isTrue();
        assertThat(store.putIfAbsent("large", new byte[6 << 20])).isFalse();
        assertThat(store.get("large")).isEqualTo(large);
    }

    @Test
    void sendsAVeryLargeObjectInParts() {
        byte[] large = new byte[33 << 20];
        large[large.length - 1] = 7;

        store.put("large", large);

        assertThat(store.get("large")).isEqualTo(large);
    }

    @Test
    void listsWhatComesAfter() {
        for (int i = 0; i < 5; i++) {
            store.put("log/" + i, new byte[] {1});
        }
        store.put("other/9", new byte[] {1});

        assertThat(store.list("log/", "log/2")).containsExactly("log/3", "log/4");
    }

    @Test
    void listsThousands() {
        for (int i = 0; i < 1_050; i++) {
            store.put("log/%05d".formatted(i), new byte[] {1});
        }

        assertThat(store.list("log/", "log/")).hasSize(1_050).isSorted();
    }

    @Test
    void findsTheBucketThatIsThere() {
        store.ensureBucket();

        assertThat(store.list("", "")).isEmpty();
    }

    @Test
    void sendsManyRequestsAtOnceAndKeepsTheirOrder() throws Exception {
        List<String> keys = IntStream.range(0, 16).mapToObj(i -> "key/" + i).toList();
        keys.forEach(key -> store.put(key, key.getBytes(UTF_8)));
        try (FlakyS3 patient = new FlakyS3(s3.endpoint());
                ObjectStore far = new ObjectStore(new TestS3(patient.endpoint(), s3.bucket()))) {
            patient.answerTogether(keys.size());

            List<byte[]> read = SideBySide.map(keys, far::get);

            assertThat(read).extracting(bytes -> new String(bytes, UTF_8)).isEqualTo(keys);
        }
    }

    @Test
    void aFailureAmongManyRequestsIsToldAsItIs() {
        store.put("there is one", new byte[] {1});

        assertThatThrownBy(
                        () -> SideBySide.map(List.of("there is one", "there is none"), store::get))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot read there is none");
    }

    @Test
    void whoIsToldToStopAsksForNoMore() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> SideBySide.forEach(List.of("a", "b"), store::remove))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("told to stop");
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void tellsAServerThatIsAwayFromAWrongKey() {
        try (ObjectStore away = new ObjectStore(new TestS3("http://127.0.0.1:9", s3.bucket()));
                ObjectStore stranger =
                        new ObjectStore(
                                new TestS3(s3.endpoint(), s3.accessKey(), "wrong", s3.bucket()))) {
            assertThatThrownBy(() -> away.get("x"))
                    .hasMessageStartingWith("S3 at http://127.0.0.1:9, bucket " + s3.bucket())
                    .asInstanceOf(type(StoreException.class))
                    .returns(true, StoreException::passing);
            assertThatThrownBy(() -> stranger.get("x"))
                    .asInstanceOf(type(StoreException.class))
                    .returns(false, StoreException::passing);
        }
    }
}
