package dev.rialto.cdc;

import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.assertj.core.api.Assertions;

/** A process with the role {@code cdc}, and what it says of itself. */
record CapturingProcess(RialtoProcess process, int port) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits until it is ready, and says this. */
    CapturingProcess awaitReady(String says) {
        return awaitAnswer(200, "/health/ready", says);
    }

    /** Waits until it is not ready, and says this. */
    CapturingProcess awaitUnready(String says) {
        return awaitAnswer(503, "/health/ready", says);
    }

    /** Waits until it is not live, and says this. */
    CapturingProcess awaitUnlive(String says) {
        return awaitAnswer(503, "/health/live", says);
    }

    /** Whether it answers that it is live. */
    boolean live() {
        return RialtoProcess.get(port, "/health/live").statusCode() == 200;
    }

    void kill() {
        process.kill();
    }

    /** It stands still, as on a machine that hangs, and its connections stay open. */
    void freeze() {
        signal("STOP");
    }

    /** It goes on where it was frozen. */
    void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (process.handle().isAlive()) {
            // Who is frozen hears nothing else.
            thaw();
        }
        process.close();
    }

    private CapturingProcess awaitAnswer(int status, String path, String says) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .failFast("the process has ended", () -> !process.handle().isAlive())
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .untilAsserted(
                        () -> {
                            var answer = RialtoProcess.get(port, path);
                            Assertions.assertThat(answer.body())
                                    .as(process.output())
                                    .contains(says);
                            Assertions.assertThat(answer.statusCode()).isEqualTo(status);
                        });
        return this;
    }

    private void signal(String name) {
        try {
            String pid = String.valueOf(process.handle().pid());
            new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
