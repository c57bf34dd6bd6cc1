package dev.rialto.shop.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/**
 * Whoever a token belongs to.
 *
 * @param customerId whose rows it is for; null for an operator
 */
record TokenHolder(String name, Long customerId) {

    /** The attribute of an identity that says whose rows it may see. */
    static final String CUSTOMER_ID = "customer_id";

    SecurityIdentity identity() {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name));
        if (customerId == null) {
            return identity.addRole(Access.OPERATOR).build();
        }
        return identity.addRole(Access.CUSTOMER).addAttribute(CUSTOMER_ID, customerId).build();
    }
}
