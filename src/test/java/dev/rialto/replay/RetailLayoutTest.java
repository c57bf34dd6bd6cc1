package dev.rialto.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetailLayoutTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    private final RetailLayout layout = new RetailLayout(HEADER);
    @TempDir private Path folder;

    @Test
    void readsARow() throws WrongRowException {
        RetailRow row =
                layout.row(
                        2,
                        "536365,85123A,\"LANTERN, RED\",6,12/1/2010 8:26,2.5,17850.0,Malta",
                        NOW);

        assertThat(row.invoice()).isEqualTo("536365");
        assertThat(row.description()).isEqualTo("LANTERN, RED");
        assertThat(row.quantity()).isEqualTo(6);
        assertThat(row.date()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(row.price()).isEqualTo(new BigDecimal("2.50"));
        assertThat(row.customer()).isEqualTo("17850");
        assertThat(row.country()).isEqualTo("Malta");
    }

    @Test
    void findsTheColumnsWhateverTheirOrderAndCase() throws WrongRowException {
        RetailLayout other =
                new RetailLayout(
                        "country,CUSTOMER ID,unitprice,invoicedate,quantity,description,stockcode,"
                                + "invoiceno");

        assertThat(other.row(2, "Malta,,1.00,2010-12-01T08:26:00Z,1,Lamp,L1,5", NOW).invoice())
                .isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "InvoiceNo,StockCode      | no column Description; it must name InvoiceNo, StockC",
                "InvoiceNo;StockCode      | no column InvoiceNo",
                "``                       | the first line is empty",
                "\"InvoiceNo,StockCode    | the header is no CSV: a quotation mark",
                "I\0n\0v\0o\0i\0c\0e\0N\0o | UTF-16",
            })
    void refusesAHeaderThatLacksAColumn(String header, String reason) {
        assertThatThrownBy(() -> new RetailLayout(header))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "C5,L1,Lamp,-1,2010-12-01 08:26,1.00,7,Malta       | cancellation",
                "5,,Lamp,1,2010-12-01 08:26,1.00,7,Malta           | no StockCode",
                "5,L1,Lamp,0,2010-12-01 08:26,1.00,7,Malta         | Quantity must be",
                "5,L1,Lamp,-3,2010-12-01 08:26,1.00,7,Malta        | Quantity must be",
                "5,L1,Lamp,many,2010-12-01 08:26,1.00,7,Malta      | Quantity is no whole number",
                "5,L1,Lamp,1,13/13/2010 8:26,1.00,7,Malta          | InvoiceDate is no date",
                "5,L1,Lamp,1,2/30/2010 8:26,1.00,7,Malta           | InvoiceDate is no date",
                "5,L1,Lamp,1,2126-12-01 08:26,1.00,7,Malta         | in the future",
                "5,L1,Lamp,1,1926-12-01 08:26,1.00,7,Malta         | before 1970",
                "5,L1,Lamp,1,2010-12-01 08:26,1e9,7,Malta          | UnitPrice is no amount",
                "5,L1,Lamp,1,2010-12-01 08:26,-1,7,Malta           | UnitPrice is no amount",
                "5,L1,Lamp,1,2010-12-01 08:26,0.00,7,Malta         | UnitPrice must be above 0",
                "5,L1,Lamp,1,2010-12-01 08:26,1.005,7,Malta        | more than two decimals",
                "5,L1,Lamp,1                                       | too few columns",
                "5,L1,\"Lamp,1,2010-12-01 08:26,1.00,7,Malta       | quotation mark"
            })
    void saysWhatIsWrongWithARow(String row, String reason) {
        assertThatThrownBy(() -> layout.row(2, row, NOW))
                .isInstanceOf(WrongRowException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void tellsEncodingsApart() throws Exception {
        assertThat(Encoding.of(file("Zoë", StandardCharsets.UTF_8)))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(Encoding.of(file("Zoë", StandardCharsets.ISO_8859_1)))
                .isEqualTo(StandardCharsets.ISO_8859_1);
        try (var reader = Encoding.open(file("\uFEFFZoë", StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("Zoë");
        }
    }

    private Path file(String text, Charset charset) throws Exception {
        return Files.writeString(folder.resolve("file-" + charset + text.length()), text, charset);
    }
}
