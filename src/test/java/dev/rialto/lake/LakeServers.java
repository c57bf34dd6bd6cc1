package dev.rialto.lake;

import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.Servers;
import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;
import dev.rialto.events.Veils;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The real servers of the tests, with topics and a bucket that no other test has. */
final class LakeServers {

    static {
        QuietLog.on();
    }

    private static final EmbeddedAddresses SERVERS = Servers.addresses();

    private LakeServers() {}

    /** Nothing is veiled. */
    static final Veils VEILS =
            new SmallRyeConfigBuilder()
                    .withMapping(Veils.class)
                    .build()
                    .getConfigMapping(Veils.class);

    /** The address of a database with the shop's tables. */
    static String shop() {
        String url = SERVERS.jdbcUrl();
        Flyway.configure().dataSource(url, "rialto", "rialto").load().migrate();
        return url;
    }

    /** A bucket that is still to be made. */
    static TestS3 s3() {
        return new TestS3(
                SERVERS.s3Endpoint().toString(),
                SERVERS.accessKey(),
                SERVERS.secretKey(),
                "lake-" + UUID.randomUUID());
    }

    /** Change topics that are still to be made. */
    static TestTopics topics() {
        return new TestTopics(SERVERS.bootstrap(), "lake-" + UUID.randomUUID());
    }

    record TestTopics(String bootstrap, String prefix) implements Topics {

        @Override
        public Optional<String> statisticsSuffix() {
            return Optional.empty();
        }

        @Override
        public int partitions() {
            return 2;
        }

        @Override
        public Map<String, String> client() {
            return Map.of();
        }

        @Override
        public int replicationFactor() {
            return 1;
        }

        TestTopics made() throws InterruptedException {
            new TopicAdmin(this).ensureChanges(List.of("orders", "customers"));
            return this;
        }
    }

    /** Commits often and little, so that a short test sees much. */
    record TestLake(String url, Duration commitInterval, int commitRows) implements LakeConfig {

        TestLake(String url) {
            this(url, Duration.ofMillis(150), 500);
        }

        @Override
        public String user() {
            return "rialto";
        }

        @Override
        public String password() {
            return "rialto";
        }

        @Override
        public Set<String> excludedColumns() {
            return Set.of("customers.password_hash");
        }

        @Override
        public List<String> tables() {
            return List.of("orders", "customers");
        }

        @Override
        public int fileRows() {
            return 50_000;
        }

        @Override
        public Duration retention() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration upkeepInterval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public String root() {
            return "data_postgres";
        }
    }
}
