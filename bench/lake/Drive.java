import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes change events as capture does, and tells how old they were when a commit held them. */
final class Drive {

    private static final String PREFIX = "ecommerce-cdc.public.";
    private static final int PARTITIONS = 3;
    private static final int RECENT = 5_000;
    private static final Pattern TXN =
            Pattern.compile("\"appId\":\"rialto/([^\"]+)/(\\d+)\",\"version\":(\\d+)");

    private final KafkaProducer<byte[], byte[]> producer;
    private final Instant start = Instant.parse("2026-01-15T00:00:00Z");
    private long order;
    private long item;
    private long bytes;
    private int turn;

    private Drive(String bootstrap, long firstOrder) {
        order = firstOrder;
        item = firstOrder * 3;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[1]) {
            case "load" -> load(arguments[0], Long.parseLong(arguments[2]));
            case "drip" ->
                    drip(
                            arguments[0],
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]),
                            Path.of(arguments[4]));
            case "fresh" -> fresh(Path.of(arguments[2]), Path.of(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static void load(String bootstrap, long changes) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (String table : List.of("orders", "order_items")) {
                admin.createTopics(List.of(new NewTopic(PREFIX + table, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        Drive drive = new Drive(bootstrap, 1);
        for (long i = 0; i < changes; i++) {
            drive.next((_, _) -> {});
        }
        drive.producer.close();
        System.out.println(drive.bytes);
    }

    private static void drip(String bootstrap, int rate, int seconds, Path sent)
            throws IOException {
        Drive drive = new Drive(bootstrap, 1_000_000_000);
        long began = System.nanoTime();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(sent))) {
            for (long i = 0; i < (long) rate * seconds; i++) {
                long due = began + i * 1_000_000_000L / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                drive.next(
                        (topic, place) -> {
                            synchronized (out) {
                                out.println(
                                        "%s %d %d %d"
                                                .formatted(
                                                        topic,
                                                        place.partition(),
                                                        place.offset(),
                                                        System.currentTimeMillis()));
                            }
                        });
            }
            drive.producer.close();
        }
        System.out.println(drive.bytes);
    }

    /** An order, its three items, and an update of a recent order, one at a call. */
    private void next(BiConsumer<String, RecordMetadata> acknowledged) {
        switch (turn++ % 5) {
            case 0 -> {
                order++;
                send("orders", "order_id", order, null, order(order, "pending"), acknowledged);
            }
            case 4 -> {
                long recent = Math.max(1, order - (order * 7_919) % RECENT);
                send(
                        "orders",
                        "order_id",
                        recent,
                        order(recent, "pending"),
                        order(recent, "completed"),
                        acknowledged);
            }
            default -> send("order_items", "order_item_id", ++item, null, item(), acknowledged);
        }
    }

    private void send(
            String table,
            String key,
            long id,
            String before,
            String after,
            BiConsumer<String, RecordMetadata> acknowledged) {
        byte[] value =
                """
                {"before":%s,"after":%s,"source":{"version":"1","connector":"postgresql","name":"bench",\
                "ts_ms":1768435200000,"snapshot":"false","db":"rialto","schema":"public","table":"%s",\
                "txId":%d,"lsn":%d},"op":"%s","ts_ms":1768435200000}"""
                        .formatted(before, after, table, id, id, before == null ? "c" : "u")
                        .getBytes(UTF_8);
        bytes += after.length();
        producer.send(
                new ProducerRecord<>(
                        PREFIX + table, "{\"%s\":%d}".formatted(key, id).getBytes(UTF_8), value),
                (place, failure) -> {
                    if (failure == null) {
                        acknowledged.accept(PREFIX + table, place);
                    }
                });
    }

    private String order(long id, String status) {
        return """
               {"order_id":%d,"order_date":"%s","total_price":%d.%02d,"status":"%s","customer_id":%d,\
               "payment_id":%d,"shipment_id":null}"""
                .formatted(
                        id,
                        time(id),
                        mixed(id) % 900 + 10,
                        mixed(id) % 100,
                        status,
                        mixed(-id) % 10_000,
                        id);
    }

    private String item() {
        return """
               {"order_item_id":%d,"quantity":%d,"price":%d.%02d,"order_id":%d,"product_id":%d,\
               "created_at":"%s"}"""
                .formatted(
                        item,
                        mixed(item) % 5 + 1,
                        mixed(-item) % 300 + 1,
                        mixed(item) % 100,
                        order,
                        mixed(item + 1) % 2_000,
                        time(order));
    }

    private String time(long id) {
        String seconds = start.plusSeconds(id % 1_000_000).toString();
        return seconds.replace("Z", ".%06dZ".formatted(mixed(id) % 1_000_000));
    }

    /** Numbers of no order, the same each time. */
    private static long mixed(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 29) >>> 8;
    }

    /** Latencies from what was sent, and when commits that held it came to be. */
    private static void fresh(Path sent, Path data) throws IOException {
        Map<String, TreeMap<Long, Long>> commits = new HashMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(path -> path.toString().matches(".*_delta_log/\\d{20}\\.json"))
                            .toList()) {
                long readable = Files.getLastModifiedTime(file).toMillis();
                Matcher txn = TXN.matcher(Files.readString(file));
                while (txn.find()) {
                    commits.computeIfAbsent(txn.group(1) + " " + txn.group(2), _ -> new TreeMap<>())
                            .merge(Long.parseLong(txn.group(3)), readable, Math::min);
                }
            }
        }
        List<Long> ages = new ArrayList<>();
        for (String line : Files.readAllLines(sent)) {
            String[] place = line.split(" ");
            Map.Entry<Long, Long> commit =
                    commits.get(place[0] + " " + place[1]).higherEntry(Long.parseLong(place[2]));
            ages.add(commit == null ? Long.MAX_VALUE : commit.getValue() - Long.parseLong(place[3]));
        }
        long[] sorted = ages.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.println(
                "fresh within %d ms (median), %d ms (p99), %d ms (most) of %d"
                        .formatted(
                                sorted[sorted.length / 2],
                                sorted[(int) (sorted.length * 0.99)],
                                Arrays.stream(sorted).max().orElse(0),
                                sorted.length));
    }
}
