package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aFreshOneIsOfOneAlive() {
        assertThat(told(4).isOfOneAlive(NOW, false)).isTrue();
        assertThat(told(6).isOfOneAlive(NOW, false)).isFalse();
    }

    @Test
    void whoReadsTheSlotMayBeLateWithIt() {
        assertThat(told(29).isOfOneAlive(NOW, true)).isTrue();
        assertThat(told(31).isOfOneAlive(NOW, true)).isFalse();
    }

    private static Report told(int secondsAgo) {
        return new Report(NOW.minusSeconds(secondsAgo), "", 0, 0, 0, null, 0, 0, null);
    }
}
