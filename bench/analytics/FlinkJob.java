import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Revenue, top products and velocity by minute, as a Flink job of parallelism 2 in one JVM: {@code FlinkJob
 * BOOTSTRAP CHECKPOINT_MS FOLDER}. Sums are made by key before they come together, and money is in cents.
 */
public class FlinkJob {

    static final TumblingEventTimeWindows MINUTES =
            TumblingEventTimeWindows.of(Duration.ofMinutes(1));

    /** Time, key, pieces, cents: an order by customer, or an item by product. */
    static final TypeInformation<Tuple4<Long, Long, Long, Long>> FACT =
            Types.TUPLE(Types.LONG, Types.LONG, Types.LONG, Types.LONG);

    public static void main(String[] arguments) throws Exception {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + arguments[2]);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment flink =
                StreamExecutionEnvironment.createLocalEnvironment(2, settings);
        flink.enableCheckpointing(Long.parseLong(arguments[1]), CheckpointingMode.EXACTLY_ONCE);
        String bootstrap = arguments[0];

        DataStream<Tuple4<Long, Long, Long, Long>> orders =
                facts(flink, bootstrap, "orders", "customer_id", "total_price");
        DataStream<Tuple4<Long, Long, Long, Long>> items =
                facts(flink, bootstrap, "order_items", "product_id", "price");

        var byCustomer =
                orders.keyBy(order -> order.f1).window(MINUTES).aggregate(new Sum(), new Keyed());
        byCustomer
                .windowAll(MINUTES)
                .process(new Revenue())
                .sinkTo(sink(bootstrap, "flink_revenue"));
        byCustomer
                .filter(sums -> sums.f2 > 5)
                .map(sums -> "{\"customer_id\":" + sums.f1 + ",\"orders\":" + sums.f2 + "}")
                .sinkTo(sink(bootstrap, "flink_velocity"));
        items.keyBy(item -> item.f1)
                .window(MINUTES)
                .aggregate(new Sum(), new Keyed())
                .windowAll(MINUTES)
                .process(new Top())
                .sinkTo(sink(bootstrap, "flink_top"));
        flink.execute();
    }

    static DataStream<Tuple4<Long, Long, Long, Long>> facts(
            StreamExecutionEnvironment flink,
            String bootstrap,
            String table,
            String key,
            String money) {
        var source =
                KafkaSource.<Tuple4<Long, Long, Long, Long>>builder()
                        .setBootstrapServers(bootstrap)
                        .setTopics("bench.public." + table)
                        .setGroupId("flink")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new Facts(key, money))
                        .build();
        return flink.fromSource(
                source,
                WatermarkStrategy.<Tuple4<Long, Long, Long, Long>>forBoundedOutOfOrderness(
                                Duration.ofSeconds(5))
                        .withTimestampAssigner((fact, time) -> fact.f0),
                table);
    }

    static KafkaSink<String> sink(String bootstrap, String topic) {
        return KafkaSink.<String>builder()
                .setBootstrapServers(bootstrap)
                .setRecordSerializer(
                        KafkaRecordSerializationSchema.builder()
                                .setTopic(topic)
                                .setValueSerializationSchema(new SimpleStringSchema())
                                .build())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic)
                .setProperty("transaction.timeout.ms", "300000")
                .build();
    }

    /** Reads of an event only what is asked for. */
    static class Facts
            implements KafkaRecordDeserializationSchema<Tuple4<Long, Long, Long, Long>> {

        private static final JsonFactory JSON = new JsonFactory();
        private final String keyName;
        private final String moneyName;

        Facts(String keyName, String moneyName) {
            this.keyName = keyName;
            this.moneyName = moneyName;
        }

        @Override
        public void deserialize(
                ConsumerRecord<byte[], byte[]> record,
                Collector<Tuple4<Long, Long, Long, Long>> out)
                throws IOException {
            try (JsonParser parser = JSON.createParser(record.value())) {
                parser.nextToken();
                for (String name = parser.nextFieldName();
                        !name.equals("after");
                        name = parser.nextFieldName()) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                parser.nextToken();
                out.collect(row(parser));
            }
        }

        private Tuple4<Long, Long, Long, Long> row(JsonParser parser) throws IOException {
            long time = 0;
            long key = 0;
            long quantity = 1;
            long cents = 0;
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("order_date") || name.equals("created_at")) {
                    time = Instant.parse(parser.getText()).toEpochMilli();
                } else if (name.equals(keyName)) {
                    key = parser.getLongValue();
                } else if (name.equals("quantity")) {
                    quantity = parser.getLongValue();
                } else if (name.equals(moneyName)) {
                    cents = Math.round(parser.getDoubleValue() * 100);
                }
            }
            return Tuple4.of(time, key, quantity, quantity * cents);
        }

        @Override
        public TypeInformation<Tuple4<Long, Long, Long, Long>> getProducedType() {
            return FACT;
        }
    }

    /** To pieces and cents; time and key are added behind it. */
    static class Sum
            implements AggregateFunction<
                    Tuple4<Long, Long, Long, Long>,
                    Tuple4<Long, Long, Long, Long>,
                    Tuple4<Long, Long, Long, Long>> {

        @Override
        public Tuple4<Long, Long, Long, Long> createAccumulator() {
            return Tuple4.of(0L, 0L, 0L, 0L);
        }

        @Override
        public Tuple4<Long, Long, Long, Long> add(
                Tuple4<Long, Long, Long, Long> fact, Tuple4<Long, Long, Long, Long> sum) {
            sum.f2 += fact.f2;
            sum.f3 += fact.f3;
            return sum;
        }

        @Override
        public Tuple4<Long, Long, Long, Long> getResult(Tuple4<Long, Long, Long, Long> sum) {
            return sum;
        }

        @Override
        public Tuple4<Long, Long, Long, Long> merge(
                Tuple4<Long, Long, Long, Long> one, Tuple4<Long, Long, Long, Long> other) {
            return add(other, one);
        }
    }

    static class Keyed
            extends ProcessWindowFunction<
                    Tuple4<Long, Long, Long, Long>,
                    Tuple4<Long, Long, Long, Long>,
                    Long,
                    TimeWindow> {

        @Override
        public void process(
                Long key,
                Context context,
                Iterable<Tuple4<Long, Long, Long, Long>> sums,
                Collector<Tuple4<Long, Long, Long, Long>> out) {
            var sum = sums.iterator().next();
            out.collect(Tuple4.of(context.window().getStart(), key, sum.f2, sum.f3));
        }
    }

    static class Revenue
            extends ProcessAllWindowFunction<Tuple4<Long, Long, Long, Long>, String, TimeWindow> {

        @Override
        public void process(
                Context context,
                Iterable<Tuple4<Long, Long, Long, Long>> customers,
                Collector<String> out) {
            long orders = 0;
            long cents = 0;
            for (var customer : customers) {
                orders += customer.f2;
                cents += customer.f3;
            }
            out.collect(
                    "{\"window\":\"PT1M\",\"window_start\":\"%s\",\"orders\":%d,\"gross_revenue\":%d.%02d}"
                            .formatted(start(context.window()), orders, cents / 100, cents % 100));
        }
    }

    static class Top
            extends ProcessAllWindowFunction<Tuple4<Long, Long, Long, Long>, String, TimeWindow> {

        @Override
        public void process(
                Context context,
                Iterable<Tuple4<Long, Long, Long, Long>> products,
                Collector<String> out) {
            List<Tuple4<Long, Long, Long, Long>> all = new ArrayList<>();
            products.forEach(all::add);
            out.collect(
                    "{\"window\":\"PT1M\",\"window_start\":\"%s\",\"by_quantity\":[%s],\"by_revenue\":[%s]}"
                            .formatted(
                                    start(context.window()), best(all, true), best(all, false)));
        }

        private static String best(List<Tuple4<Long, Long, Long, Long>> all, boolean pieces) {
            return all.stream()
                    .sorted(
                            Comparator.comparingLong(
                                            (Tuple4<Long, Long, Long, Long> sold) ->
                                                    pieces ? -sold.f2 : -sold.f3)
                                    .thenComparing(sold -> sold.f1))
                    .limit(10)
                    .map(sold -> "{\"product_id\":" + sold.f1 + ",\"quantity\":" + sold.f2 + "}")
                    .collect(Collectors.joining(","));
        }
    }

    static Instant start(TimeWindow window) {
        return Instant.ofEpochMilli(window.getStart());
    }
}
