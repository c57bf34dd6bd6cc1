package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

    @ConfigMapping(prefix = "rialto.some")
    interface Settings {
        int threads();

        Duration pause();

        String needed();

        List<String> tables();
    }

    @Test
    void wrongSettingsAreRefusedWithTheirNames() {
        Failure failure = Failure.of(new RuntimeException("no start", wrongSettings()));

        assertThat(failure.exitCode()).isEqualTo(2);
        assertThat(failure.line())
                .contains("rialto.some.threads=x: Expected an integer value, got \"x\"")
                .contains("rialto.some.pause=soon: ")
                .contains("rialto.some.needed")
                .contains("rialto.some.tables=: must not be empty")
                .doesNotContain("Exception", "SRCFG", "\n");
    }

    @Test
    void soIsAValueThatMakesNoSense() {
        Failure failure =
                Failure.of(
                        new IllegalStateException(
                                "start",
                                new IllegalArgumentException("rialto.some.pause: too long")));

        assertThat(failure).isEqualTo(new Failure("rialto.some.pause: too long", 2));
    }

    @Test
    void othersSayWhatFailedAndWhy() {
        Failure failure =
                Failure.of(
                        new IllegalStateException(
                                "cannot reach Kafka",
                                new RuntimeException(new IllegalStateException("no\n such host"))));

        assertThat(failure).isEqualTo(new Failure("cannot reach Kafka: no such host", 1));
        assertThat(Failure.of(new NullPointerException()).line())
                .isEqualTo("java.lang.NullPointerException");
    }

    private static RuntimeException wrongSettings() {
        try {
            new SmallRyeConfigBuilder()
                    .withMapping(Settings.class)
                    .withDefaultValue("rialto.some.threads", "x")
                    .withDefaultValue("rialto.some.pause", "soon")
                    .withDefaultValue("rialto.some.tables", "")
                    .build();
            throw new AssertionError("the settings are wrong");
        } catch (RuntimeException e) {
            return e;
        }
    }
}
