package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.lake.DeltaTable.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RacingWritersIT {

    private static final int WRITERS = 4;
    private static final int COMMITS = 8;

    @Test
    void everyCommitOfEveryWriterIsInTheTableOnce() throws Exception {
        TestS3 s3 = LakeServers.s3();
        try (ObjectStore store = new ObjectStore(s3);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            store.ensureBucket();
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int id = writer;
                writers.add(threads.submit(() -> write(store, id)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }

            Snapshot end = new DeltaLog(store, "orders", "lake").after(Snapshot.NONE);

            assertThat(end.version()).isEqualTo(WRITERS * COMMITS);
            assertThat(end.txns())
                    .hasSize(WRITERS)
                    .allSatisfy((_, offset) -> assertThat(offset).isEqualTo(COMMITS));
            DataFiles files = new DataFiles(Shop.ORDERS, store, "lake");
            assertThat(end.files().values().stream().flatMap(file -> files.read(file).stream()))
                    .extracting(Row::key)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.range(0, WRITERS * COMMITS).boxed().toList());
        }
    }

    /** Keys of the writers alternate, so that all of them rewrite the same files. */
    private static void write(ObjectStore store, int writer) {
        DeltaTable table = new DeltaTable(Shop.ORDERS, store, "lake", 1_000, Duration.ofHours(1));
        table.refreshOrCreate(Fills.NONE);
        IntStream.range(0, COMMITS)
                .forEach(
                        commit -> {
                            TreeMap<Long, Optional<Row>> change = new TreeMap<>();
                            Row row = Shop.row(Shop.order(commit * WRITERS + writer, 0));
                            change.put(row.key(), Optional.of(row));
                            long from = commit == 0 ? Span.NOTHING : commit;
                            table.commit(
                                    change, Map.of("app" + writer, new Span(from, commit + 1)));
                        });
    }
}
