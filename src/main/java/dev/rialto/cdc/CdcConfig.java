package dev.rialto.cdc;

import dev.rialto.events.Veils;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;

/** What is captured, from where. */
@ConfigMapping(prefix = "rialto.cdc")
public interface CdcConfig {

    /** The database, as a JDBC address. */
    String url();

    /** A user with the REPLICATION attribute who owns the captured tables. */
    String user();

    /** That user's password. */
    String password();

    /** The replication slot and the publication; also names the position kept in Kafka. */
    @WithDefault("rialto_cdc")
    @Pattern(regexp = "[a-z0-9_]{1,54}")
    String slot();

    /** The captured tables of schema {@code public}. */
    @WithDefault(
            "customers,categories,products,carts,cart_items,wishlists,orders,order_items,payments,shipments")
    @NotEmpty
    List<String> tables();

    /** Columns of which less than all leaves it. */
    @WithParentName
    Veils veils();

    /** How often an idle database is given something to confirm, so that it can free its log. */
    @WithDefault("5s")
    @DurationMin(millis = 1)
    Duration heartbeat();

    /** Log kept on the database's disk for the slot above which the role is not ready. */
    @WithDefault("1G")
    MemorySize retainedLimit();

    /**
     * How long a capture may die again and again, with servers that answer, before its process is
     * no longer live.
     */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    Duration patience();
}
