package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LakeTableTest {

    private static final String ORDER =
            """
            {"order_id":7,"order_date":"2026-03-01T00:30:00.000001+01:00","total_price":19.9,
             "status":"paid","customer_id":3,"payment_id":null,"extra":true}""";

    @Test
    void readsARowOfAnEvent() {
        Row row = Shop.row(ORDER);

        assertThat(row.key()).isEqualTo(7);
        assertThat(row.values())
                .containsExactly(
                        7L,
                        Instant.parse("2026-02-28T23:30:00.000001Z"),
                        new BigDecimal("19.90"),
                        "paid",
                        3L,
                        null,
                        null);
    }

    @Test
    void partitionsByTheMonthInUtc() {
        assertThat(Shop.row(ORDER).partition()).isEqualTo("2026-02");
    }

    @ParameterizedTest
    @CsvSource({
        "19.9, 19.999, total_price",
        "19.9, 12345678901.00, total_price",
        "19.9, '\"19.90\"', total_price",
        "'\"paid\"', null, status",
        "'\"order_id\":7', '\"order_id\":7.5', order_id",
        "'\"2026-03-01T00:30:00.000001+01:00\"', 1772321400000, order_date",
    })
    void refusesWhatItCannotHoldExactly(String was, String is, String column) {
        assertThatThrownBy(() -> Shop.row(ORDER.replace(was, is)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column " + column);
    }
}
