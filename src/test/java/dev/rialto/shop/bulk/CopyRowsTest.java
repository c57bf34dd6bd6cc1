package dev.rialto.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CopyRowsTest {

    private final CopyRows rows = new CopyRows();

    @Test
    void writesColumnsAsPostgresReadsThem() throws IOException {
        rows.add(7).add(new BigDecimal("12.30")).add(Instant.parse("2026-02-03T04:05:06.000789Z"));
        rows.addNullable(null).addNullable(8L).add((String) null).end();

        assertThat(text()).isEqualTo("7\t12.30\t2026-02-03 04:05:06.000789Z\t\\N\t8\t\\N\n");
    }

    @Test
    void escapesWhatWouldEndAColumnOrARow() throws IOException {
        rows.add("a\tb\nc\\d\re").add("Zoë").end();

        assertThat(text()).isEqualTo("a\\tb\\nc\\\\d\\re\tZoë\n");
    }

    @Test
    void keepsDatesOfDifferentDaysApart() throws IOException {
        rows.add(Instant.parse("1969-12-31T23:59:59Z")).end();
        rows.add(Instant.parse("2024-02-29T00:00:00Z")).end();

        assertThat(text()).isEqualTo("1969-12-31 23:59:59.000000Z\n2024-02-29 00:00:00.000000Z\n");
    }

    @Test
    void growsAndForgetsWhatItHandedOver() throws IOException {
        String longText = "x".repeat(100_000);
        rows.add(longText).end();

        assertThat(rows.rows()).isEqualTo(1);
        assertThat(text()).isEqualTo(longText + "\n");
        assertThat(rows.rows()).isZero();
        assertThat(text()).isEmpty();
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.drainTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
