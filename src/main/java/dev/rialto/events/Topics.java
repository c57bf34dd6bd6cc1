package dev.rialto.events;

import dev.rialto.settings.Bounded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.spi.Converter;

/** The names of Rialto's topics, and how topics are made that are not there yet. */
@ConfigMapping(prefix = "rialto.topics")
public interface Topics {

    /** Revenue by window, a {@link RevenueWindow} each. */
    String REVENUE = "statistics_revenue";

    /** The best-selling products by window, a {@link TopProducts} each. */
    String TOP_PRODUCTS = "statistics_top_product";

    /** Sales by category and window, a {@link CategoryWindow} each. */
    String CATEGORIES = "statistics_category";

    /** What the fraud rules found, a {@link FraudAlert} each. */
    String FRAUD_ALERTS = "fraud_alerts";

    /** Versions of the fraud rules, a {@link FraudRule} each. */
    String FRAUD_RULES = "fraud_rules";

    /** Alerts that could not be delivered, as they were, with the reason in their headers. */
    String FRAUD_ALERTS_DEAD_LETTERS = "fraud_alerts_dead_letters";

    /** The brokers, as Kafka's clients want them. */
    String bootstrap();

    /** Settings of every client of the brokers, by Kafka's names, {@code security.protocol} say. */
    Map<String, String> client();

    /** The first part of the change topics' names. */
    @WithDefault("ecommerce-cdc")
    String prefix();

    /** Partitions of a change topic; a row's changes are all on one. */
    @WithDefault("2")
    @WithConverter(Bounded.Count.class)
    int partitions();

    /** Copies of each record among the brokers; at most as many as there are brokers. */
    @WithDefault("1")
    @WithConverter(Copies.class)
    int replicationFactor();

    /**
     * What the names of statistics topics end with: empty, or the mark of a second version of the
     * statistics beside the first.
     */
    Optional<String> statisticsSuffix();

    /** The name of one of the statistics topics here. */
    default String statistics(String topic) {
        return topic + statisticsSuffix().orElse("");
    }

    /** What a client of the brokers is given: what each is, and these settings of its own. */
    default Map<String, Object> clientSettings(Map<String, ?> its) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
        // What is watched, Micrometer serves; JMX need not be told each metric as it comes.
        all.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        // A producer of transactions waits that long at its start, refused or not. What is tried
        // again and again waits twice as long each time, up to a second.
        all.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 20);
        all.putAll(client());
        all.putAll(its);
        return all;
    }

    /** As to any client, to one that reads what was committed and makes no topics by asking. */
    default Map<String, Object> readerSettings(Map<String, ?> its) {
        Map<String, Object> all = new HashMap<>(its);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return clientSettings(all);
    }

    /** The change topic of a table in schema {@code public}. */
    default String change(String table) {
        return prefix() + ".public." + table;
    }

    /** Copies of a record. */
    final class Copies implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1, Short.MAX_VALUE);
        }
    }
}
