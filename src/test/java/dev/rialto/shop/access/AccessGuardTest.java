package dev.rialto.shop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class AccessGuardTest {

    private static final String TOKEN = "rialto.security.tokens.boss.sha256";

    @Test
    void lets127AndLocalhostBe() {
        assertThat(AccessGuard.reason(config(Map.of()))).isEmpty();
        assertThat(AccessGuard.reason(config(Map.of("quarkus.http.host", "localhost")))).isEmpty();
        assertThat(AccessGuard.reason(config(Map.of("quarkus.http.host", "::1")))).isEmpty();
    }

    @Test
    void wantsCallersToBeKnownElsewhere() {
        assertThat(AccessGuard.reason(everywhere("rialto.security", "closed")).orElseThrow())
                .contains("without configured security");
        assertThat(AccessGuard.reason(everywhere(TOKEN, "0"))).isEmpty();
        assertThat(AccessGuard.reason(everywhere("RIALTO_SECURITY_TOKENS_BOSS_FILE", "f")))
                .isEmpty();
        assertThat(AccessGuard.reason(everywhere("quarkus.oidc.tenant-enabled", "true"))).isEmpty();
    }

    @Test
    void refusesAnOpenShopElsewhereEvenWithTokens() {
        Config config =
                config(
                        Map.of(
                                "quarkus.http.host",
                                "0.0.0.0",
                                "rialto.security",
                                "open",
                                TOKEN,
                                "0"));

        assertThat(AccessGuard.reason(config).orElseThrow()).contains("makes them operators");
    }

    @Test
    void knowsTwoWords() {
        assertThatThrownBy(() -> Access.of(config(Map.of("rialto.security", "ajar"))))
                .hasMessage("rialto.security=ajar: one of open, closed is needed");
    }

    private static Config everywhere(String key, String value) {
        return config(Map.of("quarkus.http.host", "0.0.0.0", key, value));
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
