package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(Address.mark("12 Café Street,  Althof"))
                .isEqualTo(Address.mark(" 12 CAFE street / althof. "))
                .isNotEqualTo(Address.mark("1 2 Café Street, Althof"))
                .isNotEqualTo(Address.mark("13 Café Street, Althof"));
    }

    @Test
    void whatIsNotToldIsNobodysAddress() {
        assertThat(Address.mark(null)).isEmpty();
        assertThat(Address.mark("****")).isEmpty();
    }
}
