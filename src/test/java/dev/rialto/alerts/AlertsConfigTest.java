package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.alerts.AlertsConfig.From;
import dev.rialto.alerts.AlertsConfig.To;
import dev.rialto.alerts.AlertsConfig.Type;
import dev.rialto.alerts.AlertsConfig.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsConfigTest {

    @Test
    void hasTheseDefaults() {
        AlertsConfig config = Configured.alerts(Map.of());
        assertThat(config.targets()).isEmpty();
        assertThat(config.allowInternal()).isFalse();
        assertThat(config.allowedInternal()).isEmpty();
        To target = Configured.target(Map.of("type", "file"));
        assertThat(target.path()).isEmpty();
        assertThat(target.url()).isEmpty();
        assertThat(target.secret()).isEmpty();
        assertThat(target.rules()).isEmpty();
        assertThat(target.minSeverity()).isEqualTo(Severity.LOW);
        assertThat(target.updates()).isEqualTo(Updates.CHANGES);
        assertThat(target.from()).isEqualTo(From.EARLIEST);
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(target.maxAttempts()).isEqualTo(20);
        assertThat(target.firstPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(target.longestPause()).isEqualTo(Duration.ofMinutes(5));
        assertThat(target.maxSize().asLongValue()).isEqualTo(10 * 1024 * 1024);
        assertThat(target.maxFiles()).isEqualTo(5);
    }

    @Test
    void hasTheseKeys() {
        To target =
                Configured.target(
                        Map.ofEntries(
                                Map.entry("type", "webhook"),
                                Map.entry("path", "alerts.jsonl"),
                                Map.entry("url", "https://example.org/hook"),
                                Map.entry("secret", "whsec_a,whsec_b"),
                                Map.entry("rules", "velocity,high-value"),
                                Map.entry("min-severity", "medium"),
                                Map.entry("updates", "all"),
                                Map.entry("from", "latest"),
                                Map.entry("timeout", "3s"),
                                Map.entry("max-attempts", "2"),
                                Map.entry("first-pause", "100ms"),
                                Map.entry("longest-pause", "1s"),
                                Map.entry("max-size", "1K"),
                                Map.entry("max-files", "3")));
        assertThat(target.type()).isEqualTo(Type.WEBHOOK);
        assertThat(target.path()).contains(Path.of("alerts.jsonl"));
        assertThat(target.url()).contains("https://example.org/hook");
        assertThat(target.secret().orElseThrow()).containsExactly("whsec_a", "whsec_b");
        assertThat(target.rules().orElseThrow()).containsOnly("velocity", "high-value");
        assertThat(target.minSeverity()).isEqualTo(Severity.MEDIUM);
        assertThat(target.updates()).isEqualTo(Updates.ALL);
        assertThat(target.from()).isEqualTo(From.LATEST);
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(target.maxAttempts()).isEqualTo(2);
        assertThat(target.firstPause()).isEqualTo(Duration.ofMillis(100));
        assertThat(target.longestPause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(target.maxSize().asLongValue()).isEqualTo(1024);
        assertThat(target.maxFiles()).isEqualTo(3);
    }

    @Test
    void namesTheKeyOfATypeThatIsNone() {
        assertThatThrownBy(() -> Configured.target(Map.of("type", "pigeon")))
                .hasMessageContaining("rialto.alerts.targets.t.type");
    }
}
