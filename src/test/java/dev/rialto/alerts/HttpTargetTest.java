package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTargetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Notice NOTICE = Notices.of("high", 7, false);

    private static Vertx vertx;
    private Receiver receiver;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void postsTheLetterToTheWholeAddress() throws Exception {
        assertThat(deliver(PATIENCE)).isEqualTo(new Outcome.Delivered());
        Receiver.Post post = receiver.posts().getFirst();
        assertThat(post.path()).isEqualTo("/hook/t0ps3cret?key=1");
        assertThat(post.id()).isEqualTo("velocity-42-7");
        assertThat(post.headers().getFirst("content-type")).isEqualTo("application/json");
        assertThat(post.headers().getFirst("host")).isEqualTo("127.0.0.1:" + receiver.port());
        assertThat(post.body()).isEqualTo(new String(NOTICE.json(), StandardCharsets.UTF_8));
    }

    @Test
    void hearsHowLongToWait() throws Exception {
        receiver.answer(429, Map.of("Retry-After", "7"), "");
        assertThat(deliver(PATIENCE))
                .isEqualTo(new Outcome.NotNow(place() + " answered 429", Duration.ofSeconds(7)));
    }

    @Test
    void followsNoRedirect() throws Exception {
        receiver.answer(307, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/"), "");
        assertThat(deliver(PATIENCE)).isEqualTo(new Outcome.Refused(place() + " answered 307"));
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() throws Exception {
        receiver.stall();
        assertThat(deliver(SHORT))
                .isEqualTo(new Outcome.NotNow(place() + " does not answer within PT0.3S"));
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() throws Exception {
        receiver.stallInTheBody();
        assertThat(deliver(SHORT)).isInstanceOf(Outcome.NotNow.class);
        receiver.drip();
        assertThat(deliver(SHORT)).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void readsOnlyTheBeginningOfALongAnswer() throws Exception {
        receiver.answer(400, Map.of(), "x".repeat(10_000_000));
        assertThat(deliver(PATIENCE)).isEqualTo(new Outcome.Refused(place() + " answered 400"));
    }

    @Test
    void wantsToTryAgainWhereTheConnectionBreaks() throws Exception {
        receiver.reset();
        assertThat(deliver(PATIENCE)).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void wantsToTryAgainWhereNobodyListensAndKeepsTheSecret() throws Exception {
        receiver.close();
        assertThat(deliver(PATIENCE))
                .isInstanceOfSatisfying(
                        Outcome.NotNow.class,
                        outcome ->
                                assertThat(outcome.reason())
                                        .startsWith(place() + " does not answer")
                                        .doesNotContain("t0ps3cret"));
    }

    // The name is innocent; what it stands for is looked at with each delivery.
    @Test
    void doesNotConnectToAnInternalAddressBehindAName() throws Exception {
        WebAddress named = WebAddress.of("http://localhost:%d/".formatted(receiver.port()));
        try (HttpTarget target = target(named, Map.of(), PATIENCE)) {
            assertThat(target.deliver(NOTICE))
                    .isInstanceOfSatisfying(
                            Outcome.NotNow.class,
                            outcome -> assertThat(outcome.reason()).contains("internal address"));
        }
        assertThat(receiver.posts()).isEmpty();
    }

    private Outcome deliver(Duration timeout) throws InterruptedException {
        Map<String, String> loopback = Map.of("rialto.alerts.allowed-internal", "127.0.0.1");
        try (HttpTarget target = target(WebAddress.of(receiver.address()), loopback, timeout)) {
            return target.deliver(NOTICE);
        }
    }

    private static HttpTarget target(
            WebAddress place, Map<String, String> allowed, Duration timeout) {
        Gate gate = new Gate(Configured.alerts(allowed));
        return new HttpTarget(place, new StandardWebhook(List.of()), gate, timeout, vertx);
    }

    private String place() {
        return "127.0.0.1:" + receiver.port();
    }
}
