package dev.rialto.cdc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;

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
    @Pattern(regexp = "[a-z0-9_]{1,63}")
    String slot();

    /** The captured tables of schema {@code public}. */
    @WithDefault(
            "customers,categories,products,carts,cart_items,wishlists,orders,order_items,payments,shipments")
    @NotEmpty
    List<String> tables();

    /** Columns that never leave the database, as {@code table.column}. */
    @WithDefault("customers.password_hash")
    Set<String> excludedColumns();
}
