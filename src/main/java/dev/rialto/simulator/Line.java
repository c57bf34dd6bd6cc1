package dev.rialto.simulator;

import java.math.BigDecimal;
import java.util.List;

/**
 * Pieces of one product in an order.
 *
 * @param price of one piece
 */
record Line(long product, int quantity, BigDecimal price) {

    /** What they cost together. */
    static BigDecimal total(List<Line> lines) {
        return lines.stream()
                .map(line -> line.price.multiply(BigDecimal.valueOf(line.quantity)))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
