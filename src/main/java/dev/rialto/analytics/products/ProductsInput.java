package dev.rialto.analytics.products;

import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import java.nio.charset.StandardCharsets;

/** What comes to the one partition that knows all products. */
sealed interface ProductsInput permits SalesDelta, ProductsInput.Named, ProductsInput.Gone {

    /** What has a name in the catalogue. */
    enum Kind {
        PRODUCT,
        CATEGORY
    }

    /**
     * A product or category as it is now.
     *
     * @param category a product's category; of a category, itself
     */
    record Named(Kind kind, String name, long category) implements ProductsInput {

        byte[] packed() {
            return new Packer(32)
                    .bits(kind.ordinal())
                    .number(category)
                    .block(name.getBytes(StandardCharsets.UTF_8))
                    .packed();
        }

        static Named unpacked(byte[] packed) {
            Unpacker unpacker = new Unpacker(packed);
            Kind kind = Kind.values()[unpacker.count()];
            long category = unpacker.number();
            return new Named(kind, new String(unpacker.block(), StandardCharsets.UTF_8), category);
        }
    }

    /** A product or category that is no more. */
    record Gone(Kind kind) implements ProductsInput {}
}
