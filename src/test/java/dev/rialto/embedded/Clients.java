package dev.rialto.embedded;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What an ordinary client does with each of the servers. */
record Clients(EmbeddedAddresses addresses) {

    String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                addresses.jdbcUrl(), addresses.user(), addresses.password());
    }

    /** Makes the topic, and sends these values in one transaction. */
    void produceInTransaction(String topic, String... values) throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        Map<String, Object> settings = kafka("transactional.id", topic);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                var _ = producer.send(new ProducerRecord<>(topic, value));
            }
            producer.commitTransaction();
        }
    }

    /** Reads as a group of its own until this many committed values are there, or 30 s are over. */
    List<String> consumeCommitted(String topic, int count) {
        Map<String, Object> settings =
                kafka(
                        "group.id", topic,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false");
        List<String> values = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    Set<String> topics() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            return admin.listTopics().names().get();
        }
    }

    private Map<String, Object> kafka(String... settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("bootstrap.servers", addresses.bootstrap());
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return all;
    }

    /** Makes the bucket when missing; false when the object was there before. */
    boolean putIfAbsent(String bucket, String name, String text) throws Exception {
        MinioClient s3 = s3();
        if (!s3.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            s3.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            s3.putObject(
                    PutObjectArgs.builder()
                            .bucket(bucket)
                            .object(name)
                            .headers(Map.of("If-None-Match", "*"))
                            .stream(new ByteArrayInputStream(bytes), bytes.length, -1)
                            .build());
            return true;
        } catch (ErrorResponseException refused) {
            if (refused.response().code() == 412) {
                return false;
            }
            throw refused;
        }
    }

    String get(String bucket, String name) throws Exception {
        GetObjectArgs wanted = GetObjectArgs.builder().bucket(bucket).object(name).build();
        try (InputStream content = s3().getObject(wanted)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private MinioClient s3() {
        return MinioClient.builder()
                .endpoint(addresses.s3Endpoint().toString())
                .credentials(addresses.accessKey(), addresses.secretKey())
                .region("us-east-1")
                .build();
    }
}
