package dev.rialto.analytics.window;

/**
 * What is kept of one window of the smallest size. It is stored in several pieces, so that no piece
 * grows beyond what a topic takes and a change rewrites little. What is empty stays as an empty
 * piece: a search for pieces that are there would pass over all that were deleted behind them.
 */
public interface Part {

    /** Takes a piece in, as {@link #write} gave it. */
    void read(long piece, byte[] packed);

    /** Gives each piece that changed since the last time. */
    void write(Pieces pieces);

    /** Where pieces go. */
    interface Pieces {

        /** Stores a piece. */
        void put(long piece, byte[] packed);
    }
}
