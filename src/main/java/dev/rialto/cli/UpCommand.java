package dev.rialto.cli;

import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.EmbeddedServers;
import dev.rialto.embedded.EmbeddedSettings;
import dev.rialto.embedded.FreePort;
import dev.rialto.kernel.Role;
import dev.rialto.shop.access.Access;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything on this machine: the servers, then the roles on them. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Kafka and S3 on this machine, then every role on them.",
            "Ctrl-C ends it all in order; the data stays in --data-dir."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto up",
            "  rialto up --fresh --sessions-per-minute 300",
            "  rialto up --roles embedded       the servers alone"
        })
final class UpCommand implements Callable<Integer> {

    /** What Kubernetes and a waiting person give a process to end. */
    private static final int SECONDS_TO_END = 10;

    private static final String ALLOWED_INTERNAL = "rialto.alerts.allowed-internal";

    @Option(
            names = "--roles",
            split = ",",
            converter = RoleWord.class,
            paramLabel = "ROLE",
            description = "Only these roles (embedded is always among them); default: all.")
    private List<Role> roles = List.of(Role.values());

    @Option(
            names = "--data-dir",
            defaultValue = DataDir.USUAL,
            description = "Where the data lives (default: ${DEFAULT-VALUE}).")
    private Path dataDir;

    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--http-port",
            defaultValue = "8080",
            description = "Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(
            names = "--postgres-port",
            defaultValue = "15432",
            description = "Default: ${DEFAULT-VALUE}.")
    private int postgresPort;

    @Option(
            names = "--kafka-port",
            defaultValue = "19092",
            description = "Default: ${DEFAULT-VALUE}.")
    private int kafkaPort;

    @Option(names = "--s3-port", defaultValue = "19000", description = "Default: ${DEFAULT-VALUE}.")
    private int s3Port;

    @Option(
            names = "--sessions-per-minute",
            defaultValue = "60",
            description = "Shoppers that come in a minute (default: ${DEFAULT-VALUE}).")
    private int sessionsPerMinute;

    @Option(names = "--no-simulator", description = "A shop without shoppers.")
    private boolean noSimulator;

    @Override
    public Integer call() {
        Set<Role> wanted = EnumSet.copyOf(roles);
        if (noSimulator) {
            wanted.remove(Role.SIMULATOR);
        }
        FreePort.require(httpPort, "--http-port");
        CountDownLatch ended = new CountDownLatch(1);
        logToFile();
        System.out.println("Starting PostgreSQL, Kafka and S3 in " + dataDir + " ...");
        // A signal must not end the process before the servers have ended in order.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(ended), "await-end"));
        try (EmbeddedServers servers = EmbeddedServers.start(settings())) {
            Map<String, Object> addresses = addresses(servers.addresses());
            Platform.set(addresses);
            Platform.set(options());
            servers.onDeath(why -> Platform.fail("the embedded servers have died: " + why));
            try (ServedAddresses served = ServedAddresses.write(dataDir, addresses)) {
                return Platform.run(wanted, Serving.class);
            }
        } finally {
            ended.countDown();
        }
    }

    /** The terminal belongs to the addresses and the status line. */
    private void logToFile() {
        Platform.set(
                Map.of(
                        "quarkus.log.file.enabled",
                        true,
                        "quarkus.log.file.path",
                        log().resolve("rialto.log"),
                        "quarkus.log.console.level",
                        "ERROR"));
    }

    private EmbeddedSettings settings() {
        Path libraries = Path.of(System.getProperty("rialto.embedded.libraries", "embedded/lib"));
        return new EmbeddedSettings(dataDir, postgresPort, kafkaPort, s3Port, libraries, fresh);
    }

    /** What other commands find these servers by. */
    private static Map<String, Object> addresses(EmbeddedAddresses at) {
        return Map.of(
                "rialto.postgres.url", at.jdbcUrl(),
                "rialto.postgres.user", at.user(),
                "rialto.postgres.password", at.password(),
                "rialto.topics.bootstrap", at.bootstrap(),
                "rialto.s3.endpoint", at.s3Endpoint(),
                "rialto.s3.access-key", at.accessKey(),
                "rialto.s3.secret-key", at.secretKey());
    }

    private Map<String, Object> options() {
        return Map.of(
                "quarkus.http.port",
                httpPort,
                "rialto.security",
                security(),
                "rialto.shop.opening-stock",
                shopIsOn(),
                "rialto.simulator.sessions-per-minute",
                sessionsPerMinute,
                "rialto.analytics.state-dir",
                dataDir.resolve("analytics"),
                "rialto.alerts.targets.file.type",
                "file",
                "rialto.alerts.targets.file.path",
                dataDir.resolve("alerts.jsonl"),
                ALLOWED_INTERNAL,
                allowedInternal(),
                Serving.CHECK,
                check());
    }

    private String check() {
        return dataDir.equals(Path.of(DataDir.USUAL))
                ? "./rialto verify"
                : "./rialto verify --data-dir " + dataDir;
    }

    /** Receivers of alerts on this machine are one's own. */
    private static String allowedInternal() {
        return EarlyConfig.read()
                .getOptionalValue(ALLOWED_INTERNAL, String.class)
                .orElse("127.0.0.0/8,::1/128");
    }

    /** On one's own machine everybody is an operator, unless it was decided otherwise. */
    private static String security() {
        return EarlyConfig.read().getOptionalValue(Access.SETTING, String.class).orElse("open");
    }

    private boolean shopIsOn() {
        return roles.contains(Role.API) || roles.contains(Role.SIMULATOR);
    }

    private Path log() {
        return dataDir.resolve("log");
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
