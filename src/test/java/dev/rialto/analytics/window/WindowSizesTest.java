package dev.rialto.analytics.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowSizesTest {

    @Test
    void sizesAreSortedAndNested() {
        WindowSizes sizes =
                WindowSizes.of(
                        List.of(Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofMinutes(5)));

        assertThat(sizes.millis()).containsExactly(60_000L, 300_000L, 3_600_000L);
        assertThat(sizes.baseStart(59_999_999)).isZero();
        assertThat(sizes.baseStart(60_000_000)).isEqualTo(60_000);
        assertThat(sizes.baseStart(-1)).isEqualTo(-60_000);
    }

    @Test
    void aSizeThatIsNoMultipleIsRefusedWithItsName() {
        assertThatThrownBy(
                        () -> WindowSizes.of(List.of(Duration.ofMinutes(2), Duration.ofMinutes(5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rialto.analytics.windows")
                .hasMessageContaining("PT5M");
    }
}
