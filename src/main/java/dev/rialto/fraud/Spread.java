package dev.rialto.fraud;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Mean and standard deviation of amounts that come and go, exact: the sum of squares has 128 bits,
 * enough for a thousand million of the largest amounts that the tables take.
 */
final class Spread {

    private long count;
    private long sum;
    private long squaresHigh;
    private long squaresLow;

    void add(long cents) {
        count++;
        sum += cents;
        long low = cents * cents;
        squaresLow += low;
        squaresHigh +=
                Math.multiplyHigh(cents, cents)
                        + (Long.compareUnsigned(squaresLow, low) < 0 ? 1 : 0);
    }

    void remove(long cents) {
        count--;
        sum -= cents;
        long low = cents * cents;
        squaresHigh -=
                Math.multiplyHigh(cents, cents)
                        + (Long.compareUnsigned(squaresLow, low) < 0 ? 1 : 0);
        squaresLow -= low;
    }

    long count() {
        return count;
    }

    /** Whether an amount lies more than so many standard deviations above the mean. */
    boolean isExceeded(long cents, BigDecimal deviations) {
        // x > S/n + k sd, times n and squared, so that nothing is rounded.
        BigInteger above =
                BigInteger.valueOf(count)
                        .multiply(BigInteger.valueOf(cents))
                        .subtract(BigInteger.valueOf(sum));
        return above.signum() > 0
                && new BigDecimal(above.multiply(above))
                                .compareTo(
                                        deviations
                                                .multiply(deviations)
                                                .multiply(new BigDecimal(squaredDeviation())))
                        > 0;
    }

    /** In money, to the hundredth. */
    BigDecimal mean() {
        return count == 0
                ? BigDecimal.ZERO.setScale(2)
                : BigDecimal.valueOf(sum, 2)
                        .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    /** Of the population, in money, to the hundredth. */
    BigDecimal deviation() {
        return count == 0
                ? BigDecimal.ZERO.setScale(2)
                : new BigDecimal(squaredDeviation(), 4)
                        .sqrt(MathContext.DECIMAL128)
                        .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP);
    }

    /** The variance times the square of the count. */
    private BigInteger squaredDeviation() {
        BigInteger squares =
                BigInteger.valueOf(squaresHigh)
                        .shiftLeft(64)
                        .add(new BigInteger(Long.toUnsignedString(squaresLow)));
        BigInteger total = BigInteger.valueOf(sum);
        return BigInteger.valueOf(count).multiply(squares).subtract(total.multiply(total));
    }
}
