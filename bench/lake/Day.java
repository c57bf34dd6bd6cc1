package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rialto.lake.DeltaTable.Span;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A day of small commits to table orders, faster than a day: inserts and as many updates, most of
 * them of the last thousands of orders, one in a hundred of any; with upkeep as the role has it.
 * Retention shrinks as time does. Says what was written for what has changed, hour by hour.
 */
final class Day {

    private static final Duration UPKEEP = Duration.ofMinutes(5);
    private static final Duration RETENTION = Duration.ofHours(1);
    private static final int FILE_ROWS = 50_000;
    private static final int RECENT = 5_000;
    private static final String ROOT = "day";
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");

    private final CountingStore store;
    private final LakeTable orders;
    private final DeltaTable table;
    private final Upkeep upkeep;
    private final Duration retention;
    private final Duration interval;
    private final int changes;
    private final int speed;
    private final Random random = new Random(42);
    private long order;
    private long changed;
    private long offset = Span.NOTHING;

    private Day(CountingStore store, LakeTable orders, int rate, Duration interval, int speed) {
        this.store = store;
        this.orders = orders;
        this.interval = interval;
        this.changes = (int) (rate * interval.toSeconds());
        this.speed = speed;
        this.retention = RETENTION.dividedBy(speed);
        this.table = new DeltaTable(orders, store, ROOT, FILE_ROWS, retention);
        this.upkeep = new Upkeep(store, "orders", ROOT);
    }

    public static void main(String[] arguments) throws Exception {
        int rate = Integer.parseInt(arguments[2]);
        int hours = Integer.parseInt(arguments[3]);
        Duration interval = Duration.ofSeconds(Integer.parseInt(arguments[4]));
        int speed = Integer.parseInt(arguments[5]);
        try (Connection session = DriverManager.getConnection(arguments[0], "rialto", "rialto");
                CountingStore store = new CountingStore(arguments[1])) {
            store.ensureBucket();
            LakeTable orders = LakeShapes.read(session, "orders", Set.of());
            new Day(store, orders, rate, interval, speed).run(hours);
        }
    }

    private void run(int hours) {
        table.refreshOrCreate(Fills.NONE);
        long perHour = Duration.ofHours(1).dividedBy(interval);
        long[] millis = new long[(int) perHour];
        long began = System.nanoTime();
        System.out.println(
                "hour  changed kB  data kB  commits kB  checkpoints kB  written/changed  files  stored kB  commit ms p50/p99");
        for (long tick = 0; tick < hours * perHour; tick++) {
            long due = began + tick * interval.dividedBy(speed).toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            millis[(int) (tick % perHour)] = commit(tick);
            if ((tick + 1) % UPKEEP.dividedBy(interval) == 0) {
                upkeep.compact(FILE_ROWS, retention);
                upkeep.vacuum(retention);
            }
            if ((tick + 1) % perHour == 0) {
                report((tick + 1) / perHour, millis);
            }
        }
        long rows = table.refresh().files().values().stream().mapToLong(DataFile::rows).sum();
        System.out.printf("%,d rows, %,d orders%n", rows, order);
        if (rows != order) {
            System.exit(1);
        }
    }

    private long commit(long tick) {
        Batch batch = new Batch(orders, Fills.NONE);
        for (int i = 0; i < changes; i++) {
            boolean isNew = order == 0 || i % 2 == 0;
            long id = isNew ? ++order : former();
            String row = row(id, isNew ? "pending" : "completed", tick);
            changed += row.length();
            batch.add(
                    "{\"before\":null,\"after\":%s,\"op\":\"%s\",\"source\":{\"txId\":9,\"lsn\":9}}"
                            .formatted(row, isNew ? "c" : "u")
                            .getBytes(UTF_8));
        }
        long from = offset;
        offset = Math.max(offset, 0) + changes;
        long began = System.nanoTime();
        table.refresh();
        table.commit(batch, Map.of("rialto/orders/0", new Span(from, offset)));
        return (System.nanoTime() - began) / 1_000_000;
    }

    private long former() {
        long back = random.nextInt(100) == 0 ? order : Math.min(order, RECENT);
        return order - random.nextLong(back);
    }

    private String row(long id, String status, long tick) {
        return """
               {"order_id":%d,"order_date":"%s","total_price":%d.%02d,"status":"%s","customer_id":%d,\
               "payment_id":%d,"shipment_id":null}"""
                .formatted(
                        id,
                        START.plus(interval.multipliedBy(tick)).toString().replace("Z", ".123456Z"),
                        random.nextInt(900) + 10,
                        random.nextInt(100),
                        status,
                        random.nextInt(10_000),
                        id);
    }

    private void report(long hour, long[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%4d  %10d  %7d  %10d  %14d  %15.2f  %5d  %9d  %d/%d%n",
                hour,
                changed >> 10,
                store.data >> 10,
                store.commits >> 10,
                store.checkpoints >> 10,
                (double) (store.data + store.commits + store.checkpoints) / changed,
                table.refresh().files().size(),
                store.all(ROOT + "/").stream().mapToLong(StoredObject::size).sum() >> 10,
                millis[millis.length / 2],
                millis[millis.length * 99 / 100]);
        changed = 0;
        store.forget();
    }

    /** Counts what is written, by what it is. */
    private static final class CountingStore extends ObjectStore {

        private long data;
        private long commits;
        private long checkpoints;

        CountingStore(String endpoint) {
            super(new Server(endpoint));
        }

        @Override
        void put(String key, byte[] bytes) {
            super.put(key, bytes);
            if (key.contains("/_delta_log/")) {
                checkpoints += bytes.length;
            } else {
                data += bytes.length;
            }
        }

        @Override
        boolean putIfAbsent(String key, byte[] bytes) {
            commits += bytes.length;
            return super.putIfAbsent(key, bytes);
        }

        void forget() {
            data = 0;
            commits = 0;
            checkpoints = 0;
        }
    }

    private record Server(
            String endpoint, String accessKey, String secretKey, String region, String bucket)
            implements S3Config {
        Server(String endpoint) {
            this(endpoint, "rialto", "rialto-secret", "us-east-1", "ecommerce");
        }
    }
}
