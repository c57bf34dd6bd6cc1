package dev.rialto.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/**
 * What was ordered of one category.
 *
 * @param categoryId null for products that are not known yet
 * @param name as it is now; null while it is not known yet
 * @param quantity pieces ordered
 * @param revenue the sum of quantity by price of its products' order items, scale 2
 * @param orders orders with at least one of its products
 * @param share its part of the window's revenue, from 0 to 1, scale 4, half up; zero where that is
 *     zero. Rounded as they are, shares need not sum to 1
 */
@RegisterForReflection
public record CategorySales(
        Long categoryId,
        String name,
        long quantity,
        BigDecimal revenue,
        long orders,
        BigDecimal share) {}
