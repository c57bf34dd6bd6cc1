package dev.rialto.analytics.window;

/**
 * What is kept of one window of the smallest size. It is stored in several pieces, so that no piece
 * grows beyond what a topic takes and a change rewrites little.
 */
public interface Part {

    /** Takes a piece in, as {@link #write} gave it. */
    void read(long piece, byte[] packed);

    /** Gives each piece that changed since the last time. */
    void write(Pieces pieces);

    /** Where pieces go. */
    interface Pieces {

        /** Stores a piece; null where it is empty now. */
        void put(long piece, byte[] packed);
    }
}
