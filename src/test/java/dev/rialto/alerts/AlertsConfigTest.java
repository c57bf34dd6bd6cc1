package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsConfigTest {

    @Test
    void hasTheseDefaults() {
        AlertsConfig config = config(Map.of());
        assertThat(config.file()).isEmpty();
        assertThat(config.webhook()).isEmpty();
        assertThat(config.webhookTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Target.of(config)).isEmpty();
    }

    @Test
    void hasTheseKeys() {
        AlertsConfig config =
                config(
                        Map.of(
                                "rialto.alerts.file", "alerts.jsonl",
                                "rialto.alerts.webhook", "https://example.org/hook",
                                "rialto.alerts.webhook-timeout", "3s"));
        assertThat(config.file()).contains(Path.of("alerts.jsonl"));
        assertThat(config.webhook()).contains(URI.create("https://example.org/hook"));
        assertThat(config.webhookTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Target.of(config)).extracting(Target::name).containsExactly("file", "webhook");
    }

    private static AlertsConfig config(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AlertsConfig.class)
                .withSources(new PropertiesConfigSource(set, "test", 100))
                .build()
                .getConfigMapping(AlertsConfig.class);
    }
}
