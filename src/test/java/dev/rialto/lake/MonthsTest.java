package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {

    private final Months months = new Months(new LakeTable.Month("order_month", "order_date"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z, 2026-02-01T00:00:00Z",
        "2028-02-29T23:59:59Z, 2028-03-01T00:00:00Z",
        "1969-12-31T23:59:59Z, 1970-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z, 0001-01-01T00:00:00Z"
    })
    void aMonthEndsWhereTheNextBegins(Instant last, Instant first) {
        assertThat(months.of(last.getEpochSecond())).isEqualTo(last.toString().substring(0, 7));
        assertThat(months.of(first.getEpochSecond())).isEqualTo(first.toString().substring(0, 7));
        assertThat(months.of(last.getEpochSecond())).isEqualTo(last.toString().substring(0, 7));
    }

    @Test
    void allDaysOfAMonthAreOfIt() {
        for (int day = 1; day <= 31; day++) {
            Instant noon = Instant.parse("2026-03-%02dT12:00:00Z".formatted(day));

            assertThat(months.of(noon.getEpochSecond())).isEqualTo("2026-03");
        }
    }
}
