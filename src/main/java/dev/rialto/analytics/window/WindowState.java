package dev.rialto.analytics.window;

import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;

/**
 * What is known of a window: whether it has changed since it was last published, and for each
 * statistic its last revision, 0 before the first, and the hash of what that said.
 */
final class WindowState {

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] revisions;
    private final long[] hashes;
    private boolean pending;
    private boolean closed;

    WindowState(int statistics) {
        revisions = new long[statistics];
        hashes = new long[statistics];
    }

    boolean isPending() {
        return pending;
    }

    boolean isClosed() {
        return closed;
    }

    void pending(boolean now) {
        pending = now;
    }

    void closed(boolean now) {
        closed = now;
    }

    /** The next revision of a statistic; 0 where the answer is the one that was published last. */
    long revised(int statistic, byte[] answer) {
        long hash = FNV_BASIS;
        for (byte next : answer) {
            hash = (hash ^ (next & 0xFF)) * FNV_PRIME;
        }
        if (revisions[statistic] > 0 && hash == hashes[statistic]) {
            return 0;
        }
        hashes[statistic] = hash;
        return ++revisions[statistic];
    }

    byte[] packed() {
        Packer packer = new Packer(16).bits((pending ? 1 : 0) | (closed ? 2 : 0));
        for (int i = 0; i < revisions.length; i++) {
            packer.bits(revisions[i]).bits(hashes[i]);
        }
        return packer.packed();
    }

    static WindowState unpacked(byte[] packed, int statistics) {
        WindowState state = new WindowState(statistics);
        Unpacker unpacker = new Unpacker(packed);
        long flags = unpacker.bits();
        state.pending = (flags & 1) != 0;
        state.closed = (flags & 2) != 0;
        for (int i = 0; i < statistics; i++) {
            state.revisions[i] = unpacker.bits();
            state.hashes[i] = unpacker.bits();
        }
        return state;
    }
}
