package dev.rialto.analytics.products;

import dev.rialto.analytics.products.ProductsInput.Gone;
import dev.rialto.analytics.products.ProductsInput.Kind;
import dev.rialto.analytics.products.ProductsInput.Named;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Writes {@link ProductsInput} for the way between partitions: a byte says which kind it is. */
final class ProductsSerde {

    private static final byte SALES = 's';
    private static final byte NAMED = 'n';
    private static final byte GONE = 'g';

    private ProductsSerde() {}

    static Serde<ProductsInput> serde() {
        return Serdes.serdeFrom((topic, input) -> write(input), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(ProductsInput input) {
        return switch (input) {
            case SalesDelta sales -> tagged(SALES, sales.packed());
            case Named named -> tagged(NAMED, named.packed());
            case Gone gone -> new byte[] {GONE, (byte) gone.kind().ordinal()};
        };
    }

    private static ProductsInput read(byte[] bytes) {
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        return switch (bytes[0]) {
            case SALES -> SalesDelta.unpacked(rest);
            case NAMED -> Named.unpacked(rest);
            case GONE -> new Gone(Kind.values()[rest[0]]);
            default -> throw new IllegalArgumentException("no such input: " + bytes[0]);
        };
    }

    private static byte[] tagged(byte tag, byte[] rest) {
        return ByteBuffer.allocate(1 + rest.length).put(tag).put(rest).array();
    }
}
