package dev.rialto.shop.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configured tokens, by their hashes. A fast hash will do: a token is long and random, unlike a
 * password.
 */
final class Tokens {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, TokenHolder> byHash = new HashMap<>();

    /**
     * Reads the files that are named too.
     *
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     */
    Tokens(TokensConfig config) {
        config.byName()
                .forEach((name, token) -> byHash.put(hash(name, token), holder(name, token)));
    }

    Optional<TokenHolder> holder(String token) {
        return Optional.ofNullable(byHash.get(sha256(token)));
    }

    static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hash(String name, TokensConfig.Token token) {
        if (token.sha256().isPresent() == token.file().isPresent()) {
            throw wrong(name, "needs either sha256 or file");
        }
        String hash =
                token.sha256()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .orElseGet(() -> sha256(read(token.file().orElseThrow())));
        if (!SHA256.matcher(hash).matches()) {
            throw wrong(name, "sha256 needs 64 hexadecimal digits");
        }
        return hash;
    }

    private static TokenHolder holder(String name, TokensConfig.Token token) {
        return switch (token.role()) {
            case Access.OPERATOR -> new TokenHolder(name, null);
            case Access.CUSTOMER ->
                    new TokenHolder(
                            name,
                            token.customerId()
                                    .orElseThrow(() -> wrong(name, "needs a customer-id")));
            default -> throw wrong(name, "role is one of operator, customer");
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token in " + file, e);
        }
    }

    private static IllegalArgumentException wrong(String name, String says) {
        return new IllegalArgumentException("rialto.security.tokens." + name + ": " + says);
    }
}
