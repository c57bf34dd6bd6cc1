package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFactoryTest {

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "discord", "webhook"})
    void makesWhatPosts(String type) {
        Map<String, String> set = Map.of("type", type, "url", "https://example.org/secret");
        try (Target target = made("t", set)) {
            assertThat(target).isInstanceOf(HttpTarget.class);
        }
    }

    @Test
    void makesFiles() {
        try (Target target = made("t", Map.of("type", "file", "path", "alerts.jsonl"))) {
            assertThat(target).isInstanceOf(FileTarget.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file    | path          |                          | it is missing",
                "slack   | url           |                          | it is missing",
                "slack   | url           | ftp://host/t0ps3cret     | an http or https",
                "slack   | url           | hooks/t0ps3cret          | an http or https",
                "slack   | url           | http:///t0ps3cret        | an http or https",
                "slack   | url           | http://a b/t0ps3cret     | no address",
                "slack   | url           | http://u:t0ps3cret@host/ | without user",
                "discord | url           | http://10.1.2.3/t0ps3cret | internal",
                "discord | url           | http://2130706433/       | internal",
                "discord | url           | http://localhost/        | internal",
                "webhook | secret        | t0ps3cret                | begins with whsec_",
                "webhook | secret        | whsec_t0ps3cret!         | Base64",
                "webhook | secret        | whsec_dDBwczNjcmV0       | 16 to 64 bytes",
                "webhook | timeout       | 0s                       | PT0S",
                "webhook | timeout       | 6m                       | PT6M",
                "webhook | first-pause   | 0s                       | PT0S",
                "webhook | longest-pause | 25h                      | PT25H"
            })
    void namesTheKeyOfWhatIsWrongAndKeepsSecrets(
            String type, String key, String value, String says) {
        Map<String, String> set = new HashMap<>(Map.of("type", type));
        if (type.equals("webhook")) {
            set.put("url", "https://example.org/");
        }
        if (value != null) {
            set.put(key, value);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made("t", set))
                .withMessageStartingWith("rialto.alerts.targets.t." + key + ": ")
                .withMessageContaining(says)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("t0ps3cret"))
                .withNoCause();
    }

    @Test
    void refusesANameThatNoGroupCouldHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made("a b", Map.of("type", "file", "path", "x")))
                .withMessageContaining("rialto.alerts.targets.a b");
    }

    private static Target made(String name, Map<String, String> set) {
        AlertsConfig config = Configured.alerts(Map.of());
        return new TargetFactory(config, vertx).of(name, Configured.target(set));
    }
}
