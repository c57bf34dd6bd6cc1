package dev.rialto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.kernel.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each role in a process of its own: it works, and the others stay off. */
class RolesIT {

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EMBEDDED", "API"},
            mode = EnumSource.Mode.EXCLUDE)
    void aRoleWorksAloneBesideTheShop(Role role) {
        int apiPort = RialtoProcess.freePort();
        int port = RialtoProcess.freePort();
        // The shop's tables are there once an api process has been.
        try (RialtoProcess api = run(Role.API, apiPort).awaitOk(apiPort, "/health/ready");
                RialtoProcess alone = run(role, port).awaitOk(port, "/health/ready")) {
            String health = RialtoProcess.get(port, "/health/ready").body();
            for (Role other : Role.values()) {
                assertThat(health.contains('"' + other.word() + '"'))
                        .as("%s runs in a process of %s", other.word(), role.word())
                        .isEqualTo(other == role);
            }
            for (String path : new String[] {"/", "/orders", "/analytics/revenue", "/openapi"}) {
                assertThat(RialtoProcess.get(port, path).statusCode()).as(path).isEqualTo(404);
                assertThat(RialtoProcess.get(apiPort, path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(RialtoProcess.get(port, "/metrics").statusCode()).isEqualTo(200);
            assertThat(alone.handle().isAlive()).isTrue();
        }
    }

    @Test
    void aRoleWaitsForItsServersAndIsAliveMeanwhile() {
        int port = RialtoProcess.freePort();
        String nowhere = "127.0.0.1:" + RialtoProcess.freePort();
        Map<String, String> settings =
                Map.of(
                        "RIALTO_POSTGRES_URL", "jdbc:postgresql://" + nowhere + "/rialto",
                        "RIALTO_TOPICS_BOOTSTRAP", nowhere,
                        "RIALTO_S3_ENDPOINT", "http://" + nowhere);
        try (RialtoProcess run =
                RialtoProcess.start(
                        settings,
                        "run",
                        "--roles",
                        "cdc,analytics,alerts,lake",
                        "--http-port",
                        String.valueOf(port))) {
            run.awaitOk(port, "/health/live");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(RialtoProcess.get(port, "/health/ready").body())
                                            .contains("waits for Kafka"));
            assertThat(RialtoProcess.get(port, "/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void whatNeedsKafkaSaysThatItDoesNotAnswer() {
        int port = RialtoProcess.freePort();
        Map<String, String> settings = settings();
        settings.put("RIALTO_TOPICS_BOOTSTRAP", "127.0.0.1:" + RialtoProcess.freePort());
        try (RialtoProcess run =
                RialtoProcess.start(
                        settings, "run", "--roles", "api", "--http-port", String.valueOf(port))) {
            run.awaitOk(port, "/health/live");
            assertThat(RialtoProcess.get(port, "/alerts/dead-letters").body())
                    .contains("\"status\":503", "Kafka does not answer");
        }
    }

    private RialtoProcess run(Role role, int port) {
        return RialtoProcess.start(
                settings(), "run", "--roles", role.word(), "--http-port", String.valueOf(port));
    }

    private Map<String, String> settings() {
        var at = Servers.addresses();
        Map<String, String> settings = new HashMap<>();
        settings.put("RIALTO_POSTGRES_URL", at.jdbcUrl());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", at.bootstrap());
        settings.put("RIALTO_S3_ENDPOINT", at.s3Endpoint().toString());
        settings.put("RIALTO_SECURITY", "open");
        return settings;
    }
}
