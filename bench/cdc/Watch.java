import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain reader of committed change events, whoever publishes them. */
final class Watch {

    private static final long PATIENCE_SECONDS = 300;

    private static final List<String> TABLES = List.of("orders", "order_items");

    /**
     * {@code topics BOOTSTRAP PREFIX}, {@code drain BOOTSTRAP PREFIX ROWS} or {@code latency
     * BOOTSTRAP PREFIX JDBC RATE SECONDS}.
     */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("topics")) {
            makeTopics(args[1], args[2]);
            return;
        }
        try (KafkaConsumer<byte[], byte[]> reader = reader(args[1], args[2])) {
            if (args[0].equals("drain")) {
                drain(reader, Integer.parseInt(args[3]));
            } else {
                latency(reader, args[3], Integer.parseInt(args[4]), Integer.parseInt(args[5]));
            }
        }
    }

    /** As many partitions as Rialto's topics have. */
    private static void makeTopics(String bootstrap, String prefix) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> topics =
                    TABLES.stream()
                            .map(table -> prefix + ".public." + table)
                            .map(topic -> new NewTopic(topic, 2, (short) 1))
                            .toList();
            admin.createTopics(topics).all().get();
        }
    }

    private static KafkaConsumer<byte[], byte[]> reader(String bootstrap, String prefix) {
        var reader =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", bootstrap,
                                "isolation.level", "read_committed",
                                "max.poll.records", "20000"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String table : TABLES) {
            reader.partitionsFor(prefix + ".public." + table)
                    .forEach(at -> partitions.add(new TopicPartition(at.topic(), at.partition())));
        }
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        System.out.println("ready");
        return reader;
    }

    /** Prints: milliseconds since 1970 of the first and of the last record, records, doubles. */
    private static void drain(KafkaConsumer<byte[], byte[]> reader, int rows) {
        Set<String> seen = HashSet.newHashSet(rows);
        long first = 0;
        long last = 0;
        int doubled = 0;
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (seen.size() < rows && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> found : reader.poll(Duration.ofMillis(100))) {
                last = System.currentTimeMillis();
                first = first == 0 ? last : first;
                if (!seen.add(found.topic() + id(found.key()))) {
                    doubled++;
                }
            }
        }
        System.out.println(first + " " + last + " " + seen.size() + " " + doubled);
    }

    /** Prints: inserts, those that arrived, and p50, p99 and the most in milliseconds. */
    private static void latency(
            KafkaConsumer<byte[], byte[]> reader, String jdbc, int rate, int seconds)
            throws Exception {
        Map<Long, Long> committed = new ConcurrentHashMap<>();
        Map<Long, Long> arrived = new ConcurrentHashMap<>();
        int warmUp = 5 * rate;
        int all = warmUp + rate * seconds;
        Set<Long> measured = ConcurrentHashMap.newKeySet();
        // A commit waits for the disk, so one connection alone does not reach a high rate.
        int connections = 1 + rate / 250;
        List<Thread> shop = new ArrayList<>();
        for (int one = 0; one < connections; one++) {
            shop.add(
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            insert(
                                                    jdbc,
                                                    (double) rate / connections,
                                                    all / connections,
                                                    warmUp / connections,
                                                    committed,
                                                    measured)));
        }
        long end = System.nanoTime() + (seconds + 35) * 1_000_000_000L;
        while (System.nanoTime() < end && (shop.stream().anyMatch(Thread::isAlive)
                        || arrived.size() < committed.size())) {
            for (ConsumerRecord<byte[], byte[]> found : reader.poll(Duration.ofMillis(100))) {
                arrived.put(id(found.key()), System.nanoTime());
            }
        }
        for (Thread one : shop) {
            one.join();
        }
        long[] nanos =
                measured.stream()
                        .filter(arrived::containsKey)
                        .mapToLong(id -> Math.max(0, arrived.get(id) - committed.get(id)))
                        .sorted()
                        .toArray();
        System.out.printf(
                "%d %d %.1f %.1f %.1f%n",
                measured.size(), nanos.length, part(nanos, 0.5), part(nanos, 0.99), part(nanos, 1));
    }

    private static void insert(
            String jdbc,
            double rate,
            int all,
            int warmUp,
            Map<Long, Long> committed,
            Set<Long> measured) {
        String sql =
                "INSERT INTO orders (order_date, total_price, status, customer_id)"
                        + " VALUES (now(), 12.30, 'pending', 1) RETURNING order_id";
        try (Connection database = DriverManager.getConnection(jdbc);
                var statement = database.prepareStatement(sql)) {
            long begin = System.nanoTime();
            for (int number = 0; number < all; number++) {
                long wait = begin + (long) (number * 1e9 / rate) - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait));
                }
                try (var row = statement.executeQuery()) {
                    row.next();
                    committed.put(row.getLong(1), System.nanoTime());
                    if (number >= warmUp) {
                        measured.add(row.getLong(1));
                    }
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }

    /** The only number in a key. */
    private static long id(byte[] key) {
        long id = 0;
        for (byte character : Arrays.copyOfRange(key, 0, key.length)) {
            if (character >= '0' && character <= '9') {
                id = 10 * id + character - '0';
            }
        }
        return id;
    }
}
