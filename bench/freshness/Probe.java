import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a commit takes to a reader of server-sent events: {@code Probe JDBC_URL HTTP_URL STREAM PROBES
 * DAYS}. Each probe is an order with an item in a minute of its own, so many days ago, so that the first event
 * about that minute is its.
 */
final class Probe {

    private static final Pattern MINUTE =
            Pattern.compile("\"window_start\":\"([^\"]+)\".*\"window\":\"PT1M\"");
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 30;

    private final Map<Instant, Long> seen = new ConcurrentHashMap<>();
    private final Map<Instant, CountDownLatch> awaited = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        Probe probe = new Probe();
        Thread.ofVirtual().start(() -> probe.follow(args[1] + "/stream/" + args[2]));
        Thread.sleep(2_000); // what the stream begins with is read
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS);
        first = first.minus(Duration.ofDays(Integer.parseInt(args[4])));
        long[] micros = probe.run(args[0], Integer.parseInt(args[3]), first);
        Arrays.sort(micros);
        System.out.printf(
                "%-12s %8d %8.0f %8.0f %8.0f%n",
                args[2],
                micros.length,
                micros[micros.length / 2] / 1_000.0,
                micros[(int) Math.ceil(micros.length * 0.99) - 1] / 1_000.0,
                micros[micros.length - 1] / 1_000.0);
    }

    private long[] run(String url, int probes, Instant first) throws Exception {
        Random pause = new Random(1);
        long[] micros = new long[probes];
        try (Connection shop = DriverManager.getConnection(url)) {
            shop.setAutoCommit(false);
            for (int i = 0; i < probes; i++) {
                Instant minute = first.plus(Duration.ofMinutes(i));
                CountDownLatch arrival = new CountDownLatch(1);
                awaited.put(minute, arrival);
                order(shop, minute);
                long committed = System.nanoTime();
                if (!arrival.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nothing came of the order at " + minute);
                }
                micros[i] = (seen.get(minute) - committed) / 1_000;
                Thread.sleep(pause.nextLong(BETWEEN.toMillis()));
            }
        }
        return micros;
    }

    private static void order(Connection shop, Instant minute) throws Exception {
        String sql =
                """
                with ordered as (
                  insert into orders (order_date, total_price, customer_id)
                  select ?, 9.99, min(customer_id) from customers returning order_id, order_date)
                insert into order_items (quantity, price, order_id, product_id, created_at)
                select 1, 9.99, order_id, (select min(product_id) from products), order_date from ordered
                """;
        try (PreparedStatement insert = shop.prepareStatement(sql)) {
            insert.setTimestamp(1, Timestamp.from(minute.plusSeconds(30)));
            insert.executeUpdate();
        }
        shop.commit();
    }

    private void follow(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        try (HttpClient client = HttpClient.newHttpClient();
                var body = client.send(request, BodyHandlers.ofInputStream()).body();
                var lines = new BufferedReader(new InputStreamReader(body))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher found = MINUTE.matcher(line);
                if (found.find()) {
                    Instant minute = Instant.parse(found.group(1));
                    seen.putIfAbsent(minute, System.nanoTime());
                    CountDownLatch waiting = awaited.get(minute);
                    if (waiting != null) {
                        waiting.countDown();
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the stream has ended", e);
        }
    }
}
