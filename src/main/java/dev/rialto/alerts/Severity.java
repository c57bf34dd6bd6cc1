package dev.rialto.alerts;

import java.util.Locale;

/** How bad it is, the mildest first. */
enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /** Of an alert's word; a word of a later version counts as the worst, so that it is told. */
    static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.name().equalsIgnoreCase(word)) {
                return severity;
            }
        }
        return HIGH;
    }

    /** The word, for people. */
    String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
