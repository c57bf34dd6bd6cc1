package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.alerts.Notice.Fact;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void isTheRecordOnOneLineWithAllThatItHas() {
        Notice notice =
                Notices.parsed(
                        """
                        {"alert_id": "v-42", "revision": 3, "order_ids": [1],
                         "amount": 600.10, "of_a_later_version": true}
                        """);
        assertThat(notice.id()).isEqualTo("v-42-3");
        assertThat(new String(notice.json(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"alert_id\":\"v-42\",\"revision\":3,\"order_ids\":[1],"
                                + "\"amount\":600.10,\"of_a_later_version\":true}");
    }

    @Test
    void tellsAllFieldsInWordsAlsoThoseOfALaterVersion() {
        Notice notice = Notices.saying("\"why\"", "{\"orders\":6,\"mean\":1E+3,\"of\":[1,2]}");
        assertThat(notice.title()).isEqualTo("High: velocity");
        assertThat(notice.reason()).isEqualTo("why");
        assertThat(notice.facts())
                .containsExactly(
                        new Fact("Order ids", "7"),
                        new Fact("Revision", "1"),
                        new Fact("Later orders", "6"),
                        new Fact("Later mean", "1000"),
                        new Fact("Later of", "1, 2"));
        assertThat(Notices.of("low", 1, true).title()).isEqualTo("Low: velocity (closed)");
        assertThat(Notices.saying("null", "{}").reason()).isNotBlank();
    }

    @Test
    void isNothingElse() {
        assertThatThrownBy(() -> Notices.parsed("{\"alert_id\":"))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Notices.parsed("{\"alert_id\":\"v-42\"}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void refusesAnIdThatNoHeaderCanCarry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notices.parsed("{\"alert_id\":\"a\\nb\",\"order_ids\":[]}"));
    }
}
