import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A backlog of orders with three items each, over two hours, and the wait for its statistics.
 *
 * <p>{@code Backlog BOOTSTRAP fill ORDERS FILE} fills the change topics and writes what is to come out;
 * {@code Backlog BOOTSTRAP await REVENUE TOP FILE} waits until the newest record of each minute on the
 * two topics says so. {@code Backlog BOOTSTRAP clear} removes what peers have made of it.
 */
class Backlog {

    static final int MINUTES = 120;
    static final int CUSTOMERS = 1_000;
    static final int PRODUCTS = 500;
    static final List<String> TABLES =
            List.of("orders", "order_items", "products", "categories", "payments", "customers");
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final int TAIL = 1_000; // an hour later: closes every window
    static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    static final Pattern START = Pattern.compile("\"window_start\":\"([^\"]+)\"");
    static final Pattern REVENUE = Pattern.compile("\"orders\":(\\d+).*\"gross_revenue\":([\\d.]+)");
    static final Pattern PLACE =
            Pattern.compile("\"product_id\":(\\d+)[^}]*?\"quantity\":(\\d+)");

    public static void main(String[] arguments) throws Exception {
        switch (arguments[1]) {
            case "fill" -> fill(arguments[0], Integer.parseInt(arguments[2]), Path.of(arguments[3]));
            case "clear" -> clear(arguments[0]);
            case "await" ->
                    await(arguments[0], arguments[2], arguments[3], Path.of(arguments[4]));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    static void fill(String bootstrap, int orders, Path file) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("compression.type", "lz4");
        settings.put("batch.size", 262_144);
        settings.put("linger.ms", 20);
        try (Admin admin = Admin.create(settings)) {
            List<NewTopic> topics = new ArrayList<>();
            for (String table : TABLES) {
                // as capture makes them: the broker must not delete what is months old
                topics.add(
                        new NewTopic(topic(table), 2, (short) 1)
                                .configs(Map.of("cleanup.policy", "compact")));
            }
            admin.createTopics(topics).all().get();
        }
        Random random = new Random(42);
        long[] count = new long[MINUTES];
        long[] cents = new long[MINUTES];
        long[][] pieces = new long[MINUTES][PRODUCTS + 1];
        try (var producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long span = MINUTES * 60_000L;
            for (int order = 1; order <= orders + TAIL; order++) {
                boolean tail = order > orders;
                long at =
                        tail
                                ? BEGIN + span + 3_600_000 + order - orders
                                : BEGIN + order * span / (orders + 1);
                int minute = (int) ((at - BEGIN) / 60_000);
                long total = 0;
                for (int i = 0; i < 3; i++) {
                    // Distinct in an order, and the low numbers far more often.
                    int product = 1 + 3 * (int) (PRODUCTS / 3 * Math.pow(random.nextDouble(), 3)) + i;
                    int quantity = 1 + random.nextInt(5);
                    long price = 500 + product % 200 * 100 + 99;
                    total += quantity * price;
                    if (!tail) {
                        pieces[minute][product] += quantity;
                    }
                    item(producer, 3L * order + i, order, product, quantity, price, at);
                }
                order(producer, order, 1 + random.nextInt(CUSTOMERS), total, at);
                if (!tail) {
                    count[minute]++;
                    cents[minute] += total;
                }
            }
        }
        Files.write(file, expected(count, cents, pieces));
    }

    /** Removes what a peer has made of the backlog, and where it was, so that the next begins anew. */
    static void clear(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            // Who did not leave is a member until its session is over, and keeps the offsets of its group.
            Instant end = Instant.now().plus(PATIENCE);
            for (String group : groups(admin)) {
                while (!isDeleted(admin, group)) {
                    if (Instant.now().isAfter(end)) {
                        throw new IllegalStateException("the group " + group + " has members");
                    }
                    Thread.sleep(500);
                }
            }
            Set<String> made = new HashSet<>(admin.listTopics().names().get());
            made.removeIf(name -> name.startsWith("bench.public."));
            admin.deleteTopics(made).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(made::contains)) {
                Thread.sleep(100);
            }
            List<NewTopic> results =
                    Stream.of("flink_revenue", "flink_top", "flink_velocity")
                            .map(result -> new NewTopic(result, 1, (short) 1))
                            .toList();
            admin.createTopics(results).all().get();
        }
    }

    static List<String> groups(Admin admin) throws Exception {
        return admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
    }

    static boolean isDeleted(Admin admin, String group) throws Exception {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            throw e;
        }
    }

    static List<String> expected(long[] count, long[] cents, long[][] pieces) {
        List<String> lines = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            long[] sold = pieces[minute];
            Instant start = Instant.ofEpochMilli(BEGIN + minute * 60_000L);
            String top =
                    java.util.stream.IntStream.rangeClosed(1, PRODUCTS)
                            .filter(product -> sold[product] > 0)
                            .boxed()
                            .sorted(
                                    Comparator.comparingLong((Integer product) -> -sold[product])
                                            .thenComparing(product -> product))
                            .limit(10)
                            .map(product -> product + ":" + sold[product])
                            .collect(Collectors.joining(","));
            lines.add(start + "\t" + count[minute] + " " + money(cents[minute]) + "\t" + top);
        }
        return lines;
    }

    static void await(String bootstrap, String revenue, String top, Path file) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        Map<String, String> places = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t");
            sums.put(parts[0], parts[1]);
            places.put(parts[0], parts[2]);
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
        long until = System.nanoTime() + PATIENCE.toNanos();
        Map<String, String> foundSums = new TreeMap<>();
        Map<String, String> foundPlaces = new TreeMap<>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            while (consumer.partitionsFor(revenue) == null || consumer.partitionsFor(top) == null) {
                Thread.sleep(100);
            }
            List<TopicPartition> both =
                    List.of(new TopicPartition(revenue, 0), new TopicPartition(top, 0));
            consumer.assign(both);
            consumer.seekToBeginning(both);
            while (!foundSums.equals(sums) || !foundPlaces.equals(places)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException(
                            difference(sums, foundSums) + difference(places, foundPlaces));
                }
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.value() == null) {
                        continue;
                    }
                    String json = new String(record.value(), StandardCharsets.UTF_8);
                    Matcher start = START.matcher(json);
                    if (json.contains("\"window\":\"PT1M\"")
                            && start.find()
                            && sums.containsKey(start.group(1))) {
                        if (record.topic().equals(revenue)) {
                            foundSums.put(start.group(1), sum(json));
                        } else {
                            foundPlaces.put(start.group(1), places(json));
                        }
                    }
                }
            }
        }
    }

    static String difference(Map<String, String> expected, Map<String, String> found) {
        return expected.keySet().stream()
                .filter(minute -> !expected.get(minute).equals(found.get(minute)))
                .findFirst()
                .map(at -> at + " has " + found.get(at) + ", not " + expected.get(at) + "; ")
                .orElse("");
    }

    static String sum(String json) {
        Matcher found = REVENUE.matcher(json);
        return found.find()
                ? found.group(1) + " " + new BigDecimal(found.group(2)).setScale(2)
                : json;
    }

    static String places(String json) {
        int from = json.indexOf("\"by_quantity\"");
        return PLACE.matcher(json.substring(from, json.indexOf(']', from)))
                .results()
                .map(place -> place.group(1) + ":" + place.group(2))
                .collect(Collectors.joining(","));
    }

    static void order(
            KafkaProducer<byte[], byte[]> to, long id, int customer, long cents, long at) {
        send(
                to,
                "orders",
                "{\"order_id\":" + id + "}",
                ("{\"order_id\":%d,\"order_date\":\"%s\",\"total_price\":%s,\"status\":\"paid\","
                                + "\"customer_id\":%d,\"payment_id\":null,\"shipment_id\":null}")
                        .formatted(id, Instant.ofEpochMilli(at), money(cents), customer),
                4 * id,
                at);
    }

    static void item(
            KafkaProducer<byte[], byte[]> to,
            long id,
            long order,
            int product,
            int quantity,
            long price,
            long at) {
        send(
                to,
                "order_items",
                "{\"order_item_id\":" + id + "}",
                ("{\"order_item_id\":%d,\"quantity\":%d,\"price\":%s,\"order_id\":%d,"
                                + "\"product_id\":%d,\"created_at\":\"%s\"}")
                        .formatted(
                                id, quantity, money(price), order, product, Instant.ofEpochMilli(at)),
                id + order,
                at);
    }

    static void send(
            KafkaProducer<byte[], byte[]> to,
            String table,
            String key,
            String row,
            long lsn,
            long at) {
        String event =
                "{\"before\":null,\"after\":"
                        + row
                        + ",\"source\":{\"version\":\"3.4.3.Final\",\"connector\":\"postgresql\","
                        + "\"name\":\"bench\",\"ts_ms\":"
                        + at
                        + ",\"snapshot\":\"false\",\"db\":\"rialto\",\"sequence\":\"[null,null]\","
                        + "\"schema\":\"public\",\"table\":\""
                        + table
                        + "\",\"txId\":7,\"lsn\":"
                        + lsn
                        + ",\"xmin\":null},\"transaction\":null,\"op\":\"c\",\"ts_ms\":"
                        + at
                        + "}";
        to.send(
                new ProducerRecord<>(
                        topic(table),
                        null,
                        at,
                        key.getBytes(StandardCharsets.UTF_8),
                        event.getBytes(StandardCharsets.UTF_8)));
    }

    static String topic(String table) {
        return "bench.public." + table;
    }

    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
