package dev.rialto.cli;

/** Refuses numbers that are out of range. */
final class Bounds {

    private Bounds() {}

    static void check(String option, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new Refusal(
                    "%s must be %s to %s, not: %s"
                            .formatted(option, plain(least), plain(most), plain(value)));
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
