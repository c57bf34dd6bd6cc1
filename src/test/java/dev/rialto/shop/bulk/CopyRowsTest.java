package dev.rialto.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Whether PostgreSQL reads it as it is meant is shown where it is brought in. */
class CopyRowsTest {

    private static final String HEADER = "5047434f50590aff0d0a00" + "00000000" + "00000000";
    private static final String TRAILER = "ffff";

    private final CopyRows rows = new CopyRows();

    @Test
    void writesEachColumnWithItsLength() throws IOException {
        rows.add(7L).add(8).addNullable(null).addNullable(9L).add("Zoë").add((String) null).end();

        assertThat(written())
                .isEqualTo(
                        HEADER
                                + "0006"
                                + "000000080000000000000007"
                                + "0000000400000008"
                                + "ffffffff"
                                + "000000080000000000000009"
                                + "000000045a6fc3ab"
                                + "ffffffff"
                                + TRAILER);
    }

    @Test
    void countsTimesInMicrosecondsSince2000() throws IOException {
        rows.add(Instant.parse("2000-01-01T00:00:01.000002Z")).end();
        rows.add(Instant.parse("1999-12-31T23:59:59.999999Z")).end();

        assertThat(written())
                .isEqualTo(
                        HEADER
                                + "0001"
                                + "0000000800000000000f4242"
                                + "0001"
                                + "00000008ffffffffffffffff"
                                + TRAILER);
    }

    @Test
    void keepsEveryDigitOfAnAmount() throws IOException {
        rows.add(new BigDecimal("12345678.90")).end();

        // Three groups of four digits, the first of 10000^1; positive; two digits after the point.
        assertThat(written())
                .isEqualTo(
                        HEADER
                                + "0001"
                                + "0000000e"
                                + "0003"
                                + "0001"
                                + "0000"
                                + "0002"
                                + "04d2162e2328"
                                + TRAILER);
    }

    @Test
    void growsAndForgetsWhatItHandedOver() throws IOException {
        String longText = "x".repeat(100_000);
        rows.add(longText).end();

        assertThat(rows.rows()).isEqualTo(1);
        assertThat(written()).hasSize(2 * (19 + 2 + 4 + 100_000 + 2));
        assertThat(rows.rows()).isZero();
        assertThat(written()).isEqualTo(HEADER + TRAILER);
    }

    private String written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rows.drainTo(out);
        return HexFormat.of().formatHex(out.toByteArray());
    }
}
