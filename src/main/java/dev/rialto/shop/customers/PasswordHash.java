package dev.rialto.shop.customers;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A slow salted hash of a password, as the text that the database keeps: {@code
 * $pbkdf2-sha512$i=210000$salt$hash}, in the manner of PHC strings.
 */
final class PasswordHash {

    /** What OWASP advises for PBKDF2 with HMAC-SHA512. */
    static final int ROUNDS = 210_000;

    private static final String NONE = "!";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final String text;

    private PasswordHash(String text) {
        this.text = text;
    }

    /** Takes about a tenth of a second, so call it while no transaction is open. */
    static PasswordHash of(String password) {
        if (password == null) {
            return new PasswordHash(NONE);
        }
        byte[] salt = new byte[SALT_BYTES];
        // Not kept: a native executable would be built with its seed.
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(
                "$pbkdf2-sha512$i=%d$%s$%s"
                        .formatted(
                                ROUNDS,
                                BASE64.encodeToString(salt),
                                BASE64.encodeToString(hash(password, salt))));
    }

    /** As the database keeps it. */
    String text() {
        return text;
    }

    private static byte[] hash(String password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
