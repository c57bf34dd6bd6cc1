package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.Json;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowFilesTest {

    private static final List<Row> ROWS =
            LongStream.range(-5, 3_000)
                    .mapToObj(id -> Shop.row(Shop.order(Math.abs(id) + id, (int) (id + 5) % 15)))
                    .toList();

    @Test
    void rowsComeBackAsTheyWereWritten() {
        RowFiles files = new RowFiles(Shop.ORDERS);

        assertThat(files.read(files.write(ROWS.subList(0, 20)).bytes(), "2026-01"))
                .isEqualTo(ROWS.subList(0, 20));
    }

    @Test
    void writesAndReadsWithoutAnyHadoopClass() throws Exception {
        URL[] withoutHadoop =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(
                                entry ->
                                        !Path.of(entry)
                                                .getFileName()
                                                .toString()
                                                .startsWith("hadoop-"))
                        .map(RowFilesTest::url)
                        .toArray(URL[]::new);
        try (URLClassLoader plain =
                new URLClassLoader(withoutHadoop, ClassLoader.getPlatformClassLoader())) {
            assertThat(plain.getResource("org/apache/hadoop/conf/Configuration.class")).isNull();

            Class<?> there = plain.loadClass(RoundTrip.class.getName());

            assertThat(there.getMethod("run").invoke(null)).isEqualTo("3005 rows");
        }
    }

    @Test
    void statisticsBoundWhatTheRowsHold() {
        List<Row> rows =
                List.of(
                        Shop.row(Shop.order(3, 1)),
                        Shop.row(Shop.order(4, 0)),
                        Shop.row(Shop.order(5, 2)));

        FooterBounds bounds = new RowFiles(Shop.ORDERS).write(rows).bounds();

        assertThat(Json.tree(bounds.json(Shop.ORDERS).getBytes(UTF_8)))
                .isEqualTo(
                        Shop.tree(
                                """
                                {"numRecords":3,
                                 "minValues":{"order_id":3,"order_date":"2026-01-15T10:00:00.123",
                                   "total_price":1.12,"customer_id":3,"payment_id":40},
                                 "maxValues":{"order_id":5,"order_date":"2026-01-17T10:00:00.124",
                                   "total_price":1.87,"customer_id":5,"payment_id":50},
                                 "nullCount":{"order_id":0,"order_date":0,"total_price":0,"status":0,
                                   "customer_id":0,"payment_id":1,"shipment_id":3}}"""));
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /** Runs in a class loader of its own. */
    public static final class RoundTrip {
        private RoundTrip() {}

        public static String run() {
            RowFiles files = new RowFiles(Shop.ORDERS);
            return files.read(files.write(ROWS).bytes(), "2026-01").size() + " rows";
        }
    }
}
