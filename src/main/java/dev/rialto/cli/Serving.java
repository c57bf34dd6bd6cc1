package dev.rialto.cli;

import dev.rialto.kernel.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigUtils;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What {@code up} shows while the roles work: the addresses, then one line that lives. */
public final class Serving implements QuarkusApplication {

    /** The setting that says by which command the numbers of this {@code up} are checked. */
    static final String CHECK = "rialto.up.check";

    private final Config config;
    private final MeterRegistry meters;
    private final int httpPort;

    Serving(
            Config config,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.http.port") int httpPort) {
        this.config = config;
        this.meters = meters;
        this.httpPort = httpPort;
    }

    @Override
    public int run(String... args) {
        printAddresses();
        try (StatusLine line = new StatusLine(meters, System.out)) {
            line.start();
            Quarkus.waitForExit();
        }
        return 0;
    }

    private void printAddresses() {
        System.out.printf(
                """

                  Rialto is open. Ctrl-C closes it.

                %1$s\
                  PostgreSQL   %2$s   user %3$s, password %4$s
                  Kafka        %5$s
                  S3           %6$s   key %7$s, secret %8$s
                  check it     %9$s

                """,
                pages(),
                value("rialto.postgres.url").substring("jdbc:".length()),
                value("rialto.postgres.user"),
                value("rialto.postgres.password"),
                value("rialto.topics.bootstrap"),
                value("rialto.s3.endpoint"),
                value("rialto.s3.access-key"),
                value("rialto.s3.secret-key"),
                value(CHECK));
    }

    private String pages() {
        return ConfigUtils.isProfileActive(Role.API.word())
                ? """
                  dashboard    http://localhost:%1$d/
                  API          http://localhost:%1$d/docs
                """
                        .formatted(httpPort)
                : "";
    }

    private String value(String key) {
        return config.getValue(key, String.class);
    }
}
