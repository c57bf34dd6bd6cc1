package dev.rialto.export;

import dev.rialto.settings.Bounded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import org.eclipse.microprofile.config.spi.Converter;

/** How tables are exported, and what must be true of them. */
@ConfigMapping(prefix = "rialto.export")
public interface ExportConfig {

    /** Connections that read at a time; each has a thread, and some 100 MB. */
    @WithDefault("2")
    @WithConverter(Connections.class)
    int connections();

    /**
     * Changed and deleted rows of a table that an increment holds in memory at most; where there
     * are more, the table is exported in full.
     */
    @WithDefault("100000")
    @WithConverter(Bounded.Count.class)
    int incrementRows();

    /**
     * What must be true of the rows, such as {@code order_items.quantity min 1}; see {@link Check}.
     * Beside it, keys are never absent, and of rows there are as many, with the same sum of keys,
     * as the source has.
     */
    @WithDefault(
            "order_items.quantity min 1, order_items.quantity sum, order_items.price min 0, products.price min 0, products.stock"
                    + " min 0, orders.total_price min 0, orders.total_price sum, payments.amount min"
                    + " 0, payments.amount sum, orders.customer_id"
                    + " references customers, order_items.order_id references orders,"
                    + " order_items.product_id references products")
    List<String> checks();

    /** Connections to the database. */
    final class Connections implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1, 16);
        }
    }
}
