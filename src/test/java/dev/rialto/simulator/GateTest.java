package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate();

    @Test
    void holdsEveryoneUntilItOpens() {
        CompletableFuture<Boolean> passed = pass(Duration.ZERO);
        assertThat(passed).isNotDone();

        gate.set(true);

        assertThat(passed.join()).isTrue();
    }

    @Test
    void shutsAgain() {
        gate.set(true);
        gate.set(false);

        CompletableFuture<Boolean> passed = pass(Duration.ZERO);

        assertThat(passed.copy().completeOnTimeout(null, 100, TimeUnit.MILLISECONDS).join())
                .isNull();
        gate.end();
    }

    @Test
    void letsRestWhoeverNeedsNoGate() {
        assertThat(gate.rest(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void sendsEveryoneHomeFromTheGateAndFromSleep() {
        CompletableFuture<Boolean> atTheGate = pass(Duration.ZERO);
        CompletableFuture<Boolean> asleep = pass(Duration.ofHours(1));

        gate.end();

        assertThat(atTheGate.join()).isFalse();
        assertThat(asleep.join()).isFalse();
        assertThat(gate.rest(Duration.ofSeconds(1))).isFalse();
    }

    private CompletableFuture<Boolean> pass(Duration wait) {
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> passed.complete(gate.passAfter(wait)));
        // Who hangs at the gate fails the test instead of holding it.
        return passed.orTimeout(20, TimeUnit.SECONDS);
    }
}
