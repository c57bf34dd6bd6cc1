package dev.rialto.shop.catalog;

import dev.rialto.kernel.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;

/** Pieces on the shelves. */
final class Stock {

    /** Pieces of one product at most. */
    static final int MOST = 1_000_000_000;

    private Stock() {}

    /**
     * Puts pieces of a product, locked by this transaction, on the shelf.
     *
     * @throws RefusedException where the shelf is too short
     */
    static void add(Product product, int pieces) {
        if (pieces > MOST - product.stock) {
            throw new RefusedException(
                    new Refusal.Unfit(
                            "product %d has %d pieces, and %d is the most"
                                    .formatted(product.id, product.stock, MOST)));
        }
        product.stock += pieces;
        product.updatedAt = Moment.now();
    }
}
