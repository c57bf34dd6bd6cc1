package dev.rialto.analytics.products;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.products.ProductsInput.Kind;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.RowChunks;
import dev.rialto.analytics.window.Answer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From changes of order items and of the catalogue to sales by product and category. Each partition
 * sums up its own changes until a commit; only sums, and names where they change, come to the one
 * partition of windows, which is therefore no funnel.
 */
public final class ProductsTopology {

    private static final String SALES = "sales";
    private static final String CATALOGUE = "catalogue";

    private ProductsTopology() {}

    /** Adds the question to the topology. */
    public static void add(StreamsBuilder builder, Computing computing) {
        builder.addStateStore(RowChunks.store(ItemRows.STORE));
        builder.addStateStore(BeforeCommit.named(TableRows.hook(ItemRows.STORE)));
        KStream<Long, ProductsInput> sales =
                rows(builder, computing, "order_items")
                        .process(
                                () -> new ItemRows(computing),
                                ItemRows.STORE,
                                TableRows.hook(ItemRows.STORE));
        KStream<Long, ProductsInput> catalogue =
                named(builder, computing, "products", Kind.PRODUCT)
                        .merge(named(builder, computing, "categories", Kind.CATEGORY));
        addWindows(
                builder, together(sales, SALES).merge(together(catalogue, CATALOGUE)), computing);
    }

    private static void addWindows(
            StreamsBuilder builder, KStream<Long, ProductsInput> input, Computing computing) {
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SalesWindows.STORE),
                        Serdes.Bytes(),
                        Serdes.ByteArray()));
        builder.addStateStore(BeforeCommit.named(TableRows.hook(SalesWindows.STORE)));
        Answer.publish(
                input.process(
                        () -> new SalesWindows(computing),
                        SalesWindows.STORE,
                        TableRows.hook(SalesWindows.STORE)));
    }

    private static KStream<Long, ProductsInput> named(
            StreamsBuilder builder, Computing computing, String table, Kind kind) {
        builder.addStateStore(RowChunks.store(table));
        ProcessorSupplier<byte[], byte[], Long, ProductsInput> rows =
                () -> new NamedRows(kind, table, computing.counts());
        return rows(builder, computing, table).process(rows, table);
    }

    private static KStream<byte[], byte[]> rows(
            StreamsBuilder builder, Computing computing, String table) {
        return builder.stream(
                computing.topics().change(table),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()));
    }

    private static KStream<Long, ProductsInput> together(
            KStream<Long, ProductsInput> input, String name) {
        return input.repartition(
                Repartitioned.with(Serdes.Long(), ProductsSerde.serde())
                        .withName(name)
                        .withNumberOfPartitions(1));
    }
}
