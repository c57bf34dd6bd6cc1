package dev.rialto.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where alerts go. With no place named they are counted only. */
@ConfigMapping(prefix = "rialto.alerts")
public interface AlertsConfig {

    /** A file to which each alert is appended as a line of JSON. */
    Optional<Path> file();

    /** An http or https address to which each alert is posted as JSON. */
    Optional<URI> webhook();

    /** How long the webhook may take to answer. */
    @WithDefault("10s")
    Duration webhookTimeout();
}
