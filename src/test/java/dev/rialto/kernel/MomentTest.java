package dev.rialto.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.5+02:00, 2026-03-01T10:00:00.5Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "9999-12-31, 9999-12-31T00:00:00Z",
    })
    void isATimeOrTheFirstOfADate(String text, Instant moment) {
        assertThat(Moment.of(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-03-01T12:00:00",
                "0000-01-01",
                "-0001-01-01",
                "+10000-01-01T00:00:00Z",
            })
    void isNothingElse(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Moment.of(text));
    }
}
