package dev.rialto.shop.catalog;

import dev.rialto.shop.Moment;
import dev.rialto.shop.Refusal;
import dev.rialto.shop.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/**
 * Pieces on the shelves. Product rows are always locked in the order of their ids, so two orders of
 * the same products wait for each other and never deadlock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Stock {

    /** Pieces of one product at most. */
    static final int MOST = 1_000_000_000;

    /** Puts pieces back, by product id. */
    public void giveBack(Map<Long, Integer> pieces) {
        for (Product product : lock(pieces)) {
            change(product, pieces.get(product.id));
        }
    }

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
        change(product, pieces);
    }

    private static List<Product> lock(Map<Long, Integer> pieces) {
        return Product.<Product>find("id in ?1 order by id", pieces.keySet())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private static void change(Product product, int pieces) {
        product.stock += pieces;
        product.updatedAt = Moment.now();
    }
}
