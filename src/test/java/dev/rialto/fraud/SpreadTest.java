package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final long LARGEST = 999_999_999_999L;

    @Test
    void isExactForTheLargestAmounts() {
        Spread spread = new Spread();
        for (int i = 0; i < 100_000; i++) {
            spread.add(LARGEST);
        }

        assertThat(spread.mean()).isEqualTo(new BigDecimal("9999999999.99"));
        assertThat(spread.deviation()).isEqualTo(new BigDecimal("0.00"));
        assertThat(spread.isExceeded(LARGEST, BigDecimal.TEN)).isFalse();
        assertThat(spread.isExceeded(LARGEST + 1, BigDecimal.TEN)).isTrue();
    }

    @Test
    void agreesWithPlainArithmeticWhileAmountsComeAndGo() {
        Random random = new Random(42);
        Queue<Long> there = new ArrayDeque<>();
        Spread spread = new Spread();
        for (int step = 0; step < 2_000; step++) {
            if (!there.isEmpty() && random.nextInt(3) == 0) {
                spread.remove(there.remove());
            } else {
                long cents = random.nextLong(LARGEST);
                there.add(cents);
                spread.add(cents);
            }
            long asked = random.nextLong(2 * LARGEST);
            assertThat(spread.isExceeded(asked, BigDecimal.ONE))
                    .isEqualTo(!there.isEmpty() && exceeds(asked, there));
        }
    }

    /** (n x - S)^2 > n Q - S^2, above the mean. */
    private static boolean exceeds(long asked, Queue<Long> amounts) {
        BigInteger count = BigInteger.valueOf(amounts.size());
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (long amount : amounts) {
            sum = sum.add(BigInteger.valueOf(amount));
            squares = squares.add(BigInteger.valueOf(amount).pow(2));
        }
        BigInteger above = count.multiply(BigInteger.valueOf(asked)).subtract(sum);
        return above.signum() > 0
                && above.pow(2).compareTo(count.multiply(squares).subtract(sum.pow(2))) > 0;
    }
}
