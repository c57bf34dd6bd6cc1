package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Notice NOTICE =
            new Notice("velocity-42-7", "{\"amount\":600.10}".getBytes(StandardCharsets.UTF_8));

    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void postsTheRecordWithAnIdThatStaysTheSame() throws Exception {
        assertThat(deliver(TIMEOUT)).isEqualTo(new Outcome.Delivered());
        Receiver.Post post = receiver.posts().getFirst();
        assertThat(post.id()).isEqualTo("velocity-42-7");
        assertThat(post.contentType()).isEqualTo("application/json");
        assertThat(post.body()).isEqualTo("{\"amount\":600.10}");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void wantsToTryAgainWhereThatMayHelp(int status) throws Exception {
        receiver.answer(status);
        assertThat(deliver(TIMEOUT)).isEqualTo(new Outcome.NotNow(place() + " answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 410, 422})
    void takesARefusalForAnAnswer(int status) throws Exception {
        receiver.answer(status);
        assertThat(deliver(TIMEOUT))
                .isEqualTo(new Outcome.Refused(place() + " answered " + status));
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() throws Exception {
        receiver.stall();
        assertThat(deliver(Duration.ofMillis(300)))
                .isEqualTo(new Outcome.NotNow(place() + " does not answer within PT0.3S"));
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() throws Exception {
        receiver.stallInTheBody();
        assertThat(deliver(Duration.ofMillis(300))).isInstanceOf(Outcome.NotNow.class);
    }

    @Test
    void wantsToTryAgainWhereNobodyListens() throws Exception {
        URI address = receiver.address();
        receiver.close();
        try (WebhookTarget target = new WebhookTarget(address, TIMEOUT)) {
            assertThat(target.deliver(NOTICE)).isInstanceOf(Outcome.NotNow.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/path", "hooks/alerts", "http:///path"})
    void refusesWhatIsNoWebAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookTarget(URI.create(address), TIMEOUT))
                .withMessageContaining("rialto.alerts.webhook=" + address);
    }

    @Test
    void refusesATimeoutOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookTarget(receiver.address(), Duration.ZERO))
                .withMessageContaining("rialto.alerts.webhook-timeout=PT0S");
    }

    private Outcome deliver(Duration timeout) throws InterruptedException {
        try (WebhookTarget target = new WebhookTarget(receiver.address(), timeout)) {
            return target.deliver(NOTICE);
        }
    }

    private String place() {
        return receiver.address().getHost() + ":" + receiver.address().getPort();
    }
}
