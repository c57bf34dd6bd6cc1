package dev.rialto.alerts;

import dev.rialto.alerts.AlertsConfig.To;
import dev.rialto.events.FraudRule;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Makes targets of the configuration. What is wrong with it is said with its key. */
final class TargetFactory {

    private static final Logger LOG = Logger.getLogger(TargetFactory.class);

    // It is part of a consumer group's name and of health, so nothing that needs quoting.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Vertx vertx;
    private final Gate gate;

    /**
     * For all targets of a configuration.
     *
     * @throws IllegalArgumentException where it allows what is no address
     */
    TargetFactory(AlertsConfig config, Vertx vertx) {
        this.vertx = vertx;
        this.gate = new Gate(config);
    }

    /**
     * Makes one; it connects nothing yet.
     *
     * @throws IllegalArgumentException where a setting is wrong, with its key; the values of
     *     secrets and addresses are not told
     */
    Target of(String name, To config) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "rialto.alerts.targets.%s: a name has up to 40 of A-Z a-z 0-9 _ -"
                            .formatted(name));
        }
        warnOfUnknown(name, config.rules().orElse(Set.of()));
        within(name, "timeout", config.timeout(), LONGEST_TIMEOUT);
        within(name, "first-pause", config.firstPause(), LONGEST_PAUSE);
        within(name, "longest-pause", config.longestPause(), LONGEST_PAUSE);
        return switch (config.type()) {
            case FILE -> file(name, config);
            case SLACK -> http(name, config, new SlackFormat());
            case DISCORD -> http(name, config, new DiscordFormat());
            case WEBHOOK -> http(name, config, webhook(name, config));
        };
    }

    /** No more than that: whoever computes alerts may be of a newer version. */
    private static void warnOfUnknown(String name, Set<String> rules) {
        rules.stream()
                .filter(rule -> !FraudRule.NAMES.contains(rule))
                .forEach(
                        rule ->
                                LOG.warnf(
                                        "rialto.alerts.targets.%s.rules: no rule %s is known here; there are %s",
                                        name, rule, String.join(", ", FraudRule.NAMES)));
    }

    private static Target file(String name, To config) {
        Path path = needed(name, "path", config.path());
        return new FileTarget(path, config.maxSize().asLongValue(), config.maxFiles());
    }

    private Target http(String name, To config, Format format) {
        String url = needed(name, "url", config.url());
        WebAddress address = checked(name, "url", url, WebAddress::of);
        if (gate.isShutFor(address.host())) {
            throw wrong(
                    name,
                    "url",
                    "an internal address; rialto.alerts.allowed-internal would allow it");
        }
        return new HttpTarget(address, format, gate, config.timeout(), vertx);
    }

    private static Format webhook(String name, To config) {
        return checked(name, "secret", config.secret().orElse(List.of()), StandardWebhook::new);
    }

    private static <T> T needed(String name, String key, Optional<T> value) {
        return value.orElseThrow(() -> wrong(name, key, "it is missing"));
    }

    private static <T, R> R checked(String name, String key, T value, Function<T, R> make) {
        try {
            return make.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(name, key, e.getMessage());
        }
    }

    private static void within(String name, String key, Duration value, Duration most) {
        if (!value.isPositive() || value.compareTo(most) > 0) {
            throw wrong(name, key, value + ": more than 0 and at most " + most + " is needed");
        }
    }

    private static IllegalArgumentException wrong(String name, String key, String says) {
        return new IllegalArgumentException(
                "rialto.alerts.targets.%s.%s: %s".formatted(name, key, says));
    }
}
