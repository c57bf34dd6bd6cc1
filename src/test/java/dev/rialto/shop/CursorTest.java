package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void beginsAtTheBeginningWithFiftyRows() {
        assertThat(Cursor.parse(null, null)).isEqualTo(new Cursor(50, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "500, 9223372036854775807"})
    void takesEveryNumberWithinBounds(String limit, String after) {
        Cursor cursor = Cursor.parse(limit, after);

        assertThat(cursor.limit()).isEqualTo(Integer.parseInt(limit));
        assertThat(cursor.after()).isEqualTo(Long.parseLong(after));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "501", "-1", "", "ten", "1.5", "4294967297", "99999999999999999999"})
    void refusesAnotherLimitByName(String limit) {
        assertThatThrownBy(() -> Cursor.parse(limit, null))
                .isInstanceOf(RefusedException.class)
                .hasMessage("must be a whole number, 1 to 500, not: " + limit)
                .extracting(e -> ((RefusedException) e).refusal())
                .extracting(refusal -> ((Refusal.Invalid) refusal).field())
                .isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "9223372036854775808"})
    void refusesAnotherAfter(String after) {
        assertThatThrownBy(() -> Cursor.parse(null, after))
                .hasMessage("must be a whole number, 0 or more, not: " + after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", ""})
    void refusesAnIdThatIsNone(String id) {
        assertThatThrownBy(() -> Cursor.id(id)).hasMessageStartingWith("must be a whole number");
    }
}
