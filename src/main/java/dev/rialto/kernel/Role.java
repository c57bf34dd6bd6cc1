package dev.rialto.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a process may be: any set of these. The order is the order of starting. */
public enum Role {
    /** PostgreSQL, Kafka and S3 beside the application, for a machine that has none. */
    EMBEDDED,
    /** The shop's REST API, the statistics read model and the dashboard. */
    API,
    /** PostgreSQL's log to change topics. */
    CDC,
    /** Change topics to statistics topics. */
    ANALYTICS,
    /** Alerts to webhooks and files. */
    ALERTS,
    /** Change topics to Delta tables on S3. */
    LAKE,
    /** Shoppers. */
    SIMULATOR;

    /** The role's name on the command line, and of its configuration profile. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name; empty for a word that is none. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** All names, for a message. */
    public static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
