package dev.rialto.shop.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Keeps a shop that everybody could rule, or nobody, off the network. */
public final class AccessGuard {

    private static final String HOST = "quarkus.http.host";
    private static final String TOKENS = "rialto.security.tokens.";
    private static final String OIDC = "quarkus.oidc.tenant-enabled";

    private AccessGuard() {}

    /** Why a shop with this configuration must not be served; empty where it may be. */
    public static Optional<String> reason(Config config) {
        String host = config.getOptionalValue(HOST, String.class).orElse("127.0.0.1");
        if (isLoopback(host)) {
            return Optional.empty();
        }
        String others = "the shop listens on " + host + ", which others reach";
        if (Access.of(config) == Access.OPEN) {
            return Optional.of(
                    others
                            + ", and rialto.security=open makes them operators;"
                            + " set it to closed, with rialto.security.tokens");
        }
        return knowsCallers(config)
                ? Optional.empty()
                : Optional.of(
                        others
                                + ", without configured security; set rialto.security.tokens"
                                + " or OpenID Connect (docs/api.md), or listen on 127.0.0.1");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean knowsCallers(Config config) {
        return config.getOptionalValue(OIDC, Boolean.class).orElse(false)
                || StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .anyMatch(name -> name.startsWith(TOKENS) || isTokenVariable(name));
    }

    /** Environment variables are listed by their own names. */
    private static boolean isTokenVariable(String name) {
        return name.startsWith("RIALTO_SECURITY_TOKENS_");
    }
}
