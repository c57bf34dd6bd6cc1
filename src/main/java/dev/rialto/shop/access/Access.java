package dev.rialto.shop.access;

import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** How the shop treats callers without credentials; the setting {@code rialto.security}. */
public enum Access {
    /** Everybody is an operator: for one's own machine. */
    OPEN,
    /** Everything personal needs a token; the default. */
    CLOSED;

    /** The role that sees and moves everything. */
    public static final String OPERATOR = "operator";

    /** The role that sees and moves what belongs to one customer. */
    public static final String CUSTOMER = "customer";

    /** The setting's name. */
    public static final String SETTING = "rialto.security";

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException where it is neither {@code open} nor {@code closed}
     */
    static Access of(Config config) {
        String text = config.getOptionalValue(SETTING, String.class).orElse("closed");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open" -> OPEN;
            case "closed" -> CLOSED;
            default ->
                    throw new IllegalArgumentException(
                            SETTING + "=" + text + ": one of open, closed is needed");
        };
    }
}
