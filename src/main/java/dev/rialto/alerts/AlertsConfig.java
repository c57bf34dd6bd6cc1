package dev.rialto.alerts;

import dev.rialto.settings.Bounded;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where alerts go. With no target nothing is read. */
@ConfigMapping(prefix = "rialto.alerts")
public interface AlertsConfig {

    /** The targets, by names that meters, health and consumer groups carry. */
    Map<String, To> targets();

    /** Whether targets may have addresses that are not public. */
    @WithDefault("false")
    boolean allowInternal();

    /** Hosts, and ranges such as {@code 10.1.0.0/16}, that targets may have all the same. */
    Optional<List<String>> allowedInternal();

    /** What a target is. */
    enum Type {
        SLACK,
        DISCORD,
        WEBHOOK,
        FILE
    }

    /** Which revisions of an episode are told. */
    enum Updates {
        /** Each. */
        ALL,
        /** The first, each that is more severe than those before, and the one that closes it. */
        CHANGES,
        /** The first. */
        FIRST
    }

    /** Where a target begins that has never been at work. */
    enum From {
        EARLIEST,
        LATEST
    }

    /** One target. */
    interface To {

        /** Its type. */
        Type type();

        /** The file, of type {@code file}. */
        Optional<Path> path();

        /** The address of all others; a String, because the failure of a URI would tell it. */
        Optional<String> url();

        /** What a webhook is signed with; with several, each signs, so that they can be changed. */
        Optional<List<String>> secret();

        /** Only alerts of these rules; of all where it is not set. */
        Optional<Set<String>> rules();

        /** Only alerts at least so severe. */
        @WithDefault("low")
        Severity minSeverity();

        /** Which revisions of an episode are told. */
        @WithDefault("changes")
        Updates updates();

        /** Where it begins the first time. */
        @WithDefault("earliest")
        From from();

        /** How long the answer may take, all of it. */
        @WithDefault("10s")
        Duration timeout();

        /** After so many vain attempts an alert becomes a dead letter. */
        @WithDefault("20")
        @WithConverter(Bounded.Count.class)
        int maxAttempts();

        /** The pause after the first vain attempt; it doubles with each. */
        @WithDefault("1s")
        Duration firstPause();

        /** The longest pause between two attempts. */
        @WithDefault("5m")
        Duration longestPause();

        /** A file that would grow beyond this is rotated. */
        @WithDefault("10M")
        MemorySize maxSize();

        /** How many files there are at most, the one that is written included. */
        @WithDefault("5")
        @WithConverter(Bounded.Count.class)
        int maxFiles();
    }
}
