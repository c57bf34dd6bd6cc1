package dev.rialto.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.embedded.MortalServers;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.Veil;
import dev.rialto.fraud.RuleBook;
import dev.rialto.fraud.ShopFindings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and shop on servers of their own, since alerts have one topic. */
class FraudAlertsIT {

    private static final List<String> ALL = List.of("orders", "payments", "customers");
    private static final String SHOP =
            """
            create table customers (customer_id bigint primary key, address text);
            create table orders (order_id bigint primary key, order_date timestamptz,
                total_price numeric(12,2), customer_id bigint);
            create table payments (payment_id bigint primary key, payment_date timestamptz,
                amount numeric(12,2), customer_id bigint, status text);
            insert into customers select c, case when c < 4 then '7 Elm St.' end
                from generate_series(1, 9) c;
            insert into orders select c, now(), 50, c from generate_series(1, 3) c;
            insert into orders select 10 + i, now() - interval '1 hour' + i * interval '2 s',
                10 + i, 5 from generate_series(1, 6) i;
            insert into orders values (30, now() - interval '89 days', 12000, 6),
                (31, now() - interval '91 days', 12000, 6);
            insert into payments select i, now() - i * interval '1 s', 5, 7, 'failed'
                from generate_series(1, 7) i;
            insert into payments select 20 + i, now(), 5, 8, 'captured' from generate_series(1, 7) i""";

    @TempDir private Path folder;
    private MortalServers servers;
    private Topics topics;
    private Connection shop;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() throws Exception {
        servers = MortalServers.start(folder.resolve("servers"));
        topics =
                new SmallRyeConfigBuilder()
                        .withMapping(Topics.class)
                        .withDefaultValue(
                                "rialto.topics.bootstrap", servers.addresses().bootstrap())
                        .build()
                        .getConfigMapping(Topics.class);
        new TopicAdmin(topics).ensureCompacted(Topics.FRAUD_ALERTS);
        shop = DriverManager.getConnection(servers.addresses().jdbcUrl(), "rialto", "rialto");
        shop.setAutoCommit(false);
        try (Statement statement = shop.createStatement()) {
            statement.execute(SHOP);
        }
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", topics.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterEach
    void close() throws SQLException {
        producer.close(Duration.ZERO);
        shop.close();
        servers.close();
    }

    @Test
    void holdsWhatWasPublishedAgainstTheRules() throws Exception {
        Map<String, FraudAlert> expected = expected(new Veil.None());
        assertThat(expected)
                .containsOnlyKeys(
                        "velocity-1-5-11",
                        "shared_address-1-1-1",
                        "card_testing-1-7-7",
                        "high_value-1-6-30");
        assertThat(compared(ALL).differences()).isEqualTo(4);

        Instant now = Instant.now();
        for (FraudAlert alert : expected.values()) {
            publish(alert.alertId(), alert.published(3, true, now));
        }
        FraudAlert alert = expected.get("velocity-1-5-11");
        publish("old", moved(alert, now.minus(Duration.ofDays(91))));
        Comparison all = compared(ALL);
        assertThat(all.equal()).as(all.example()).isTrue();
        assertThat(all.found()).isEqualTo(4);
        assertThat(compared(List.of("orders")).differences()).isEqualTo(2);

        publish("of-no-order", alert);
        publish(alert.alertId(), moved(alert, now));
        publish("card_testing-1-7-7", null);
        assertThat(compared(ALL).differences()).isEqualTo(3);
    }

    @Test
    void aMaskedAddressIsNobodys() throws Exception {
        assertThat(expected(new Veil.Masked()))
                .containsKey("velocity-1-5-11")
                .doesNotContainKey("shared_address-1-1-1");
        assertThat(expected(new Veil.Hashed("salt"))).containsKey("shared_address-1-1-1");
    }

    private Map<String, FraudAlert> expected(Veil address) throws SQLException {
        return findings(address).alerts(shop, ShopFindings.oldest(shop), ALL);
    }

    private static ShopFindings findings(Veil address) {
        return new ShopFindings(RuleBook.BUILT_IN, address);
    }

    private Comparison compared(List<String> tables) throws SQLException {
        try (FraudAlerts alerts = new FraudAlerts(topics, findings(new Veil.None()), tables)) {
            return alerts.compare(shop);
        }
    }

    private static FraudAlert moved(FraudAlert alert, Instant to) {
        ObjectNode fields = (ObjectNode) Json.tree(Json.write(alert));
        fields.put("window_start", to.toString());
        return Json.read(Json.write(fields), FraudAlert.class);
    }

    private void publish(String id, FraudAlert alert) throws Exception {
        byte[] json = alert == null ? null : Json.write(alert);
        producer.send(new ProducerRecord<>(Topics.FRAUD_ALERTS, id, json)).get();
    }
}
