package dev.rialto.shop.starter;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a product can be, such as a pan.
 *
 * @param cheapest the lowest price, in whole units of money
 * @param dearest the highest price
 * @param kinds which there are, such as a grill pan
 * @param details what can be said of one
 */
record Thing(String name, int cheapest, int dearest, List<String> kinds, List<String> details) {

    /** A price that ends in .49 or .99, cheap ones more often. */
    BigDecimal price(RandomGenerator random) {
        double share = random.nextDouble();
        int whole = cheapest + (int) (share * share * (dearest - cheapest));
        return BigDecimal.valueOf(whole * 100L + (random.nextBoolean() ? 99 : 49), 2);
    }
}
