package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void isTheRecordOnOneLineWithAllThatItHas() {
        Notice notice =
                Notice.of(
                        bytes(
                                """
                                {"alert_id": "v-42", "revision": 3, "order_ids": [1],
                                 "amount": 600.10, "of_a_later_version": true}
                                """));
        assertThat(notice.id()).isEqualTo("v-42-3");
        assertThat(new String(notice.json(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"alert_id\":\"v-42\",\"revision\":3,\"order_ids\":[1],"
                                + "\"amount\":600.10,\"of_a_later_version\":true}");
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> Notice.of(bytes("{\"alert_id\":")))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Notice.of(bytes("{\"alert_id\":\"v-42\"}")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesAnIdThatNoHeaderCanCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notice.of(bytes("{\"alert_id\":\"a\\nb\",\"order_ids\":[]}")));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
