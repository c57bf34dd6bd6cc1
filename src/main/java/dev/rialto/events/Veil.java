package dev.rialto.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What of a column's values may leave the database. */
public sealed interface Veil {

    /** A value as others may see it; null where there is none to be seen. */
    String of(String value);

    /** All. */
    record None() implements Veil {

        @Override
        public String of(String value) {
            return value;
        }
    }

    /** Not even that there is such a column. */
    record Excluded() implements Veil {

        @Override
        public String of(String value) {
            return null;
        }
    }

    /** That there is a value. */
    record Masked() implements Veil {

        /** Stands for any value. */
        public static final String MASK = "********";

        @Override
        public String of(String value) {
            return value == null ? null : MASK;
        }
    }

    /**
     * Whether two are the same: SHA-256 of salt and value, in hexadecimal digits.
     *
     * @param salt without it the values of a small range could be guessed
     */
    record Hashed(String salt) implements Veil {

        @Override
        public String of(String value) {
            if (value == null) {
                return null;
            }
            try {
                byte[] salted = (salt + value).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every JDK has SHA-256", e);
            }
        }
    }
}
