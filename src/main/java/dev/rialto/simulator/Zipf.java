package dev.rialto.simulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws numbers of which the first are by far the most popular: number n as 1 / (n + 1). */
final class Zipf {

    private final double[] cumulated;

    /**
     * @param size draws 0 to size - 1
     */
    Zipf(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("nothing to draw from: size=" + size);
        }
        this.cumulated = new double[size];
        double sum = 0;
        for (int n = 0; n < size; n++) {
            sum += 1.0 / (n + 1);
            cumulated[n] = sum;
        }
    }

    int size() {
        return cumulated.length;
    }

    int draw(RandomGenerator random) {
        double drawn = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, drawn);
        return found >= 0 ? found : -found - 1;
    }
}
