package dev.rialto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.MortalServers;
import dev.rialto.embedded.server.GuardedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through a Kafka that speaks TLS and asks who comes. */
@Timeout(300)
class GuardedKafkaIT {

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"rialto\" password=\"%s\";";

    @Test
    void everyClientIntroducesItself(@TempDir Path folder) throws Exception {
        int kafka = RialtoProcess.freePort();
        Path key = key(folder);
        Process broker = broker(folder.resolve("kafka"), kafka, key);
        try (MortalServers servers = MortalServers.start(folder.resolve("servers"))) {
            Map<String, String> settings = settings(servers.addresses(), kafka, folder);
            settings.put("RIALTO_TOPICS_CLIENT_SSL_TRUSTSTORE_CERTIFICATES", certificate(key));
            settings.put("RIALTO_TOPICS_CLIENT_SASL_JAAS_CONFIG", LOGIN.formatted("open-sesame"));
            int port = RialtoProcess.freePort();
            try (RialtoProcess platform =
                    RialtoProcess.start(
                            settings,
                            "run",
                            "--roles",
                            "api,simulator,cdc,analytics,alerts,lake",
                            "--http-port",
                            String.valueOf(port))) {
                await().atMost(Duration.ofSeconds(90))
                        .ignoreExceptions()
                        .until(() -> revenue(port).contains("\"orders\":"));
                try (RialtoProcess verify = RialtoProcess.start(settings, "verify")) {
                    assertThat(verify.awaitExit()).as(verify.output()).isZero();
                    assertThat(verify.output()).contains("All equal");
                }
                assertThat(platform.output()).doesNotContain("open-sesame");
            }
            settings.put("RIALTO_TOPICS_CLIENT_SASL_JAAS_CONFIG", LOGIN.formatted("guessed"));
            try (RialtoProcess topics = RialtoProcess.start(settings, "topic", "list")) {
                assertThat(topics.awaitExit()).isEqualTo(1);
                assertThat(topics.output().lines())
                        .singleElement()
                        .asString()
                        .contains("127.0.0.1:" + kafka, "Authentication failed")
                        .doesNotContain("guessed");
            }
        } finally {
            broker.destroyForcibly();
        }
    }

    private static String revenue(int port) {
        return RialtoProcess.get(port, "/analytics/revenue?window=PT1M").body();
    }

    private static Path key(Path folder) throws Exception {
        Path key = folder.resolve("key.p12");
        String[] words =
                ("-genkeypair -alias broker -keyalg EC -dname CN=broker -ext san=ip:127.0.0.1"
                                + " -validity 2 -storetype PKCS12 -storepass %s -keystore %s")
                        .formatted(GuardedBroker.KEY_PASSWORD, key)
                        .split(" ");
        List<String> command = new ArrayList<>(List.of(words));
        command.addFirst(program("keytool"));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        return key;
    }

    /** As text, so that a secret of environment variables is enough and no file is needed. */
    private static String certificate(Path key) throws Exception {
        KeyStore store =
                KeyStore.getInstance(key.toFile(), GuardedBroker.KEY_PASSWORD.toCharArray());
        byte[] encoded = store.getCertificate("broker").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static Process broker(Path folder, int port, Path key) throws IOException {
        Process broker =
                new ProcessBuilder(
                                program("java"),
                                "-Xmx256m",
                                "-cp",
                                "target/embedded/lib/*:target/classes:target/test-classes",
                                GuardedBroker.class.getName(),
                                folder.toString(),
                                String.valueOf(port),
                                String.valueOf(RialtoProcess.freePort()),
                                key.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = broker.inputReader();
        assertThat(said.lines().anyMatch("serving"::equals)).isTrue();
        return broker;
    }

    private static Map<String, String> settings(EmbeddedAddresses at, int kafka, Path folder) {
        Map<String, String> settings = PlatformSettings.at(at, folder);
        settings.put("RIALTO_ANALYTICS_STATE_DIR", folder.resolve("state").toString());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", "127.0.0.1:" + kafka);
        settings.put("RIALTO_TOPICS_CLIENT_SECURITY_PROTOCOL", "SASL_SSL");
        settings.put("RIALTO_TOPICS_CLIENT_SASL_MECHANISM", "PLAIN");
        settings.put("RIALTO_TOPICS_CLIENT__SSL_TRUSTSTORE_TYPE_", "PEM");
        return settings;
    }
}
