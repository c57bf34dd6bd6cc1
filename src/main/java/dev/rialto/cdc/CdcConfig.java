package dev.rialto.cdc;

import dev.rialto.events.Veils;
import dev.rialto.settings.Bounded;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

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
    @WithConverter(SlotName.class)
    String slot();

    /** The captured tables of schema {@code public}. */
    @WithDefault(
            "customers,categories,products,carts,cart_items,wishlists,orders,order_items,payments,shipments")
    List<String> tables();

    /** Columns of which less than all leaves it. */
    @WithParentName
    Veils veils();

    /** How often an idle database is given something to confirm, so that it can free its log. */
    @WithDefault("5s")
    @WithConverter(Heartbeat.class)
    Duration heartbeat();

    /** Log kept on the database's disk for the slot above which the role is not ready. */
    @WithDefault("1G")
    MemorySize retainedLimit();

    /**
     * How long a capture may die again and again, with servers that answer, before its process is
     * no longer live.
     */
    @WithDefault("1m")
    @WithConverter(Bounded.Seconds.class)
    Duration patience();

    /** Between two heartbeats. */
    final class Heartbeat implements Converter<Duration> {

        @Override
        public Duration convert(String setting) {
            return Bounded.span(setting, Duration.ofMillis(1));
        }
    }

    /** A name that PostgreSQL takes for a slot, with room for what is put behind it. */
    final class SlotName implements Converter<String> {

        private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,54}");

        @Override
        public String convert(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "must be 1 to 54 small letters, digits and underscores");
            }
            return name;
        }
    }
}
