package dev.rialto.fraud;

import java.util.Locale;

/** How much an alert matters. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /** High where a limit is exceeded more than twice, otherwise as given. */
    static Severity of(long found, long limit, Severity otherwise) {
        return found > 2 * limit ? HIGH : otherwise;
    }

    /** As alerts have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
