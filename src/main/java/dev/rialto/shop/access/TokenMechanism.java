package dev.rialto.shop.access;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows callers by {@code Authorization: Bearer TOKEN}, asked before OpenID Connect is. */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";
    private static final TokenHolder ANYBODY = new TokenHolder("anybody", null);

    private final Tokens tokens;
    private final Access access;
    private final boolean others;

    TokenMechanism(
            TokensConfig tokens,
            Config config,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc) {
        this.tokens = new Tokens(tokens);
        this.access = Access.of(config);
        this.others = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager providers) {
        String header = request.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            String token = header.substring(SCHEME.length()).strip();
            return tokens.holder(token).map(TokenMechanism::known).orElseGet(this::unknown);
        }
        return access == Access.OPEN ? known(ANYBODY) : nobody();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom()
                .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, SCHEME.strip()));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private Uni<SecurityIdentity> unknown() {
        if (others) {
            return nobody();
        }
        return access == Access.OPEN
                ? known(ANYBODY)
                : Uni.createFrom().failure(new AuthenticationFailedException("unknown token"));
    }

    private static Uni<SecurityIdentity> known(TokenHolder holder) {
        return Uni.createFrom().item(holder.identity());
    }

    private static Uni<SecurityIdentity> nobody() {
        return Uni.createFrom().nullItem();
    }
}
