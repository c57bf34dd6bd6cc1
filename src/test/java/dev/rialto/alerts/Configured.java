package dev.rialto.alerts;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests, from keys as users write them. */
final class Configured {

    private Configured() {}

    static AlertsConfig alerts(Map<String, String> set) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(AlertsConfig.class)
                .withSources(new PropertiesConfigSource(set, "test", 100))
                .build()
                .getConfigMapping(AlertsConfig.class);
    }

    /** One target by the name {@code t}; keys without what stands before them. */
    static AlertsConfig.To target(Map<String, String> set) {
        Map<String, String> all = new HashMap<>();
        set.forEach((key, value) -> all.put("rialto.alerts.targets.t." + key, value));
        return alerts(all).targets().get("t");
    }
}
