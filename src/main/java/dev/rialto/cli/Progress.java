package dev.rialto.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongConsumer;

/** A bar on the terminal for long work; silent where standard error is no terminal. */
final class Progress implements LongConsumer, AutoCloseable {

    private static final int WIDTH = 40;
    private static final long BETWEEN = 100_000_000;

    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final PrintStream out = System.err;
    private final String what;
    private final long all;
    private final long began = System.nanoTime();
    private long painted = began - BETWEEN;

    /**
     * @param what is counted, such as {@code rows}
     * @param all how many there will be
     */
    Progress(String what, long all) {
        this.what = what;
        this.all = Math.max(1, all);
    }

    /** Says how many are done. */
    @Override
    public synchronized void accept(long done) {
        long now = System.nanoTime();
        if (terminal && now - painted >= BETWEEN) {
            painted = now;
            double seconds = Math.max(0.001, (now - began) / 1e9);
            int full = (int) Math.min(WIDTH, WIDTH * done / all);
            out.printf(
                    Locale.ROOT,
                    "\r\033[K[%s%s] %3d %%  %,d of %,d %s  %,.0f/s",
                    "=".repeat(full),
                    " ".repeat(WIDTH - full),
                    Math.min(100, 100 * done / all),
                    done,
                    all,
                    what,
                    done / seconds);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    /** Since the beginning. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
