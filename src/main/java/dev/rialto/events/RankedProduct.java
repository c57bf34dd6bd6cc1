package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/**
 * A product's place in a ranking of a window.
 *
 * @param rank from 1
 * @param previousRank its rank among all products sold in the window of this size just before; null
 *     where none of it was sold then
 * @param name as it is now; null while the product is not known yet
 * @param category the name of its category as it is now; null as above
 * @param quantity pieces ordered
 * @param revenue the sum of quantity by price of its order items, scale 2
 * @param orders orders that it is in
 * @param trend orders by the mean of its orders in the three windows of this size before, scale 2,
 *     half up; null where it was in none of them
 * @param direction {@code rising} where the trend is at least 1.1 or there is none, {@code falling}
 *     where it is at most 0.9, {@code steady} between; by the exact quotient
 */
@RegisterForReflection
public record RankedProduct(
        int rank,
        Integer previousRank,
        long productId,
        String name,
        String category,
        long quantity,
        BigDecimal revenue,
        long orders,
        BigDecimal trend,
        String direction) {}
