package dev.rialto.simulator;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where everyone waits before the next action: for time to pass, and while the gate is shut. It is
 * shut at first.
 */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean open;
    private boolean over;

    /**
     * Waits that long, and then until the gate is open.
     *
     * @return false when it is all over: do nothing more
     */
    boolean passAfter(Duration wait) {
        lock.lock();
        try {
            return sleep(wait) && sleepWhileShut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits that long, open or shut; returns false when it is all over. */
    boolean rest(Duration wait) {
        lock.lock();
        try {
            return sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Lets everyone pass, or nobody. */
    void set(boolean toOpen) {
        change(() -> open = toOpen);
    }

    /** Sends everyone home, now and for ever. */
    void end() {
        change(() -> over = true);
    }

    private boolean sleep(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        while (!over && left > 0) {
            left = changed.awaitNanos(left);
        }
        return !over;
    }

    private boolean sleepWhileShut() throws InterruptedException {
        while (!over && !open) {
            changed.await();
        }
        return !over;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
