package dev.rialto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.EmbeddedAddresses;
import dev.rialto.embedded.MortalServers;
import dev.rialto.embedded.Servers;
import dev.rialto.kernel.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each role in a process of its own: it works, and the others stay off. */
class RolesIT {

    /** A token of nobody: {"alg":"RS256"}, {"sub":"1"}. */
    private static final String UNSIGNED = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";

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
        try (RialtoProcess run = run(settings, "cdc,analytics,alerts,lake", port)) {
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
        try (RialtoProcess run = run(settings, "api", port)) {
            run.awaitOk(port, "/health/live");
            assertThat(RialtoProcess.get(port, "/alerts/dead-letters").body())
                    .contains("\"status\":503", "Kafka does not answer");
        }
    }

    @Test
    void theShopSaysThatItsDatabaseOrProviderDoesNotAnswerAndServesAgain(@TempDir Path folder) {
        int port = RialtoProcess.freePort();
        try (MortalServers servers = MortalServers.start(folder);
                RialtoProcess run = run(withProvider(servers.addresses()), "api", port)) {
            run.awaitOk(port, "/products");

            assertAway(
                    RialtoProcess.get(port, "/orders", "Authorization", "Bearer " + UNSIGNED),
                    "the OpenID Connect provider does not answer");
            servers.kill();
            assertAway(RialtoProcess.get(port, "/products"), "the database does not answer");
            assertAway(RialtoProcess.get(port, "/products/1"), "the database does not answer");
            servers.restart();

            run.awaitOk(port, "/products");
            assertThat(run.output()).doesNotContain("request failed", "ConnectException");
        }
    }

    private static void assertAway(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"status\":503", reason);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static Map<String, String> withProvider(EmbeddedAddresses at) {
        Map<String, String> settings = settings(at);
        settings.put("RIALTO_SECURITY", "closed");
        settings.put("QUARKUS_OIDC_TENANT_ENABLED", "true");
        settings.put(
                "QUARKUS_OIDC_AUTH_SERVER_URL", "http://127.0.0.1:" + RialtoProcess.freePort());
        return settings;
    }

    private static RialtoProcess run(Role role, int port) {
        return run(settings(), role.word(), port);
    }

    private static RialtoProcess run(Map<String, String> settings, String roles, int port) {
        return RialtoProcess.start(
                settings, "run", "--roles", roles, "--http-port", String.valueOf(port));
    }

    private static Map<String, String> settings() {
        return settings(Servers.addresses());
    }

    private static Map<String, String> settings(EmbeddedAddresses at) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RIALTO_POSTGRES_URL", at.jdbcUrl());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", at.bootstrap());
        settings.put("RIALTO_S3_ENDPOINT", at.s3Endpoint().toString());
        settings.put("RIALTO_SECURITY", "open");
        return settings;
    }
}
