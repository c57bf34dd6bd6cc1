package dev.rialto.trino;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Trino that is to know the lake's tables. */
@ConfigMapping(prefix = "rialto.trino")
public interface TrinoConfig {

    /** Its address, such as {@code http://127.0.0.1:8081}; none: no Trino is told. */
    Optional<URI> url();

    /** Who is said to ask. */
    @WithDefault("rialto")
    String user();

    /** The catalog of Delta tables. */
    @WithDefault("de")
    String catalog();

    /** The schema of the tables; made where it is missing. */
    @WithDefault("ecommerce")
    String schema();

    /** How long one answer may take. */
    @WithDefault("PT1M")
    Duration timeout();
}
