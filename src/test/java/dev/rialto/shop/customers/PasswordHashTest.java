package dev.rialto.shop.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void canBeCheckedWithWhatItsTextSays() throws Exception {
        String[] parts = PasswordHash.of("a secret").text().split("\\$");

        assertThat(parts).hasSize(5).startsWith("", "pbkdf2-sha512", "i=210000");
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] again =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                        .generateSecret(
                                new PBEKeySpec("a secret".toCharArray(), salt, 210_000, 512))
                        .getEncoded();
        assertThat(Base64.getDecoder().decode(parts[4])).isEqualTo(again);
    }

    @Test
    void hasASaltOfItsOwn() {
        assertThat(PasswordHash.of("same").text()).isNotEqualTo(PasswordHash.of("same").text());
    }

    @Test
    void ofNoPasswordMatchesNone() {
        assertThat(PasswordHash.of(null).text()).isEqualTo("!");
    }

    @Test
    void aPasswordIsNotPrinted() {
        var who = new NewCustomer("Ada", "Lovelace", "ada@example.com", "", "", "a secret");

        assertThat(who.toString()).doesNotContain("secret", "ada@", "Lovelace");
    }
}
