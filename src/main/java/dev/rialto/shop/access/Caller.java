package dev.rialto.shop.access;

import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever makes the current request. */
@ApplicationScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Told apart from every other caller by this. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }

    /**
     * Whose rows this caller is restricted to; null for an operator, who sees all.
     *
     * @throws RefusedException where the caller is a customer, but of no known number
     */
    public Long onlyCustomer() {
        if (identity.hasRole(Access.OPERATOR)) {
            return null;
        }
        Long customer = identity.getAttribute(TokenHolder.CUSTOMER_ID);
        return customer == null ? claimed() : customer;
    }

    /**
     * Makes sure that this caller may act for a customer.
     *
     * @throws RefusedException where the caller is another customer
     */
    public void actFor(long customerId) {
        Long only = onlyCustomer();
        if (only != null && only != customerId) {
            throw new RefusedException(new Refusal.Forbidden("your token is another customer's"));
        }
    }

    /** An OpenID Connect provider says it in the token's claim of the same name. */
    private Long claimed() {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Object claim = token.getClaim(TokenHolder.CUSTOMER_ID);
            try {
                return Long.valueOf(String.valueOf(claim));
            } catch (NumberFormatException e) {
                // Refused below, as a claim that is missing.
            }
        }
        throw new RefusedException(new Refusal.Forbidden("your token names no customer"));
    }
}
