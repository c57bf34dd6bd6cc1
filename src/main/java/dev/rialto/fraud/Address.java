package dev.rialto.fraud;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Tells whether two addresses are the same, however they are written. */
public final class Address {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private Address() {}

    /**
     * A number that equal addresses share, whatever their case, accents, spaces and punctuation.
     *
     * @param text null where the address is not told
     * @return nothing where there is no letter or digit in it, as in a masked one
     */
    public static OptionalLong mark(String text) {
        String plain = text == null ? "" : normalised(text);
        return plain.isEmpty() ? OptionalLong.empty() : OptionalLong.of(hash(plain));
    }

    static String normalised(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String plain = ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
        return NO_LETTER_OR_DIGIT.matcher(plain).replaceAll(" ").strip();
    }

    /** Of 64 bits: a thousand million addresses meet with a chance of three in a hundred. */
    private static long hash(String plain) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
