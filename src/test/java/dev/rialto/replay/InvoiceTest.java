package dev.rialto.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    @Test
    void sumsPiecesOfTheSameProduct() throws WrongRowException {
        Invoice invoice = new Invoice(row("L1", 2, "1.50", "7"));
        invoice.add(row("L1", 2, "1.50", "7"));
        invoice.add(row("L2", 1, "0.99", "7"));
        invoice.add(row("L1", 3, "1.50", "7"));

        assertThat(invoice.items()).hasSize(2);
        assertThat(invoice.total()).isEqualTo(new BigDecimal("8.49"));
    }

    @Test
    void refusesAnotherPriceOrCustomer() throws WrongRowException {
        Invoice invoice = new Invoice(row("L1", 2, "1.50", "7"));
        invoice.add(row("L1", 2, "1.50", "7"));

        assertThatThrownBy(() -> invoice.add(row("L1", 1, "1.51", "7")))
                .hasMessageContaining("another price");
        assertThatThrownBy(() -> invoice.add(row("L2", 1, "1.51", "8")))
                .hasMessageContaining("another customer");
    }

    @Test
    void givesAnInvoiceWithoutACustomerAGuest() {
        assertThat(new Invoice(row("L1", 1, "1.50", null)).email())
                .isEqualTo("guest.5@replay.example.com");
    }

    private static RetailRow row(String stockCode, int quantity, String price, String customer) {
        Instant date = Instant.parse("2010-12-01T08:26:00Z");
        return new RetailRow(
                2, "", "5", stockCode, "Lamp", quantity, date, new BigDecimal(price), customer, "");
    }
}
