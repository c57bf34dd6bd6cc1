package dev.rialto.shop.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The callers that are known by a token, by a name of their own each. */
@ConfigMapping(prefix = "rialto.security.tokens")
public interface TokensConfig {

    /** By the caller's name. */
    @WithParentName
    Map<String, Token> byName();

    /** One caller's token: by its hash or in a file, never itself. */
    interface Token {

        /** SHA-256 of the token, in hexadecimal. */
        Optional<String> sha256();

        /** A file that holds the token, such as a mounted secret. */
        Optional<Path> file();

        /** What the caller is. */
        @WithDefault(Access.OPERATOR)
        String role();

        /** Whose rows a customer's token is for. */
        Optional<Long> customerId();
    }
}
