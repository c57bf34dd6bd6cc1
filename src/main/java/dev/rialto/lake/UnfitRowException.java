package dev.rialto.lake;

/** A change whose row the table cannot hold. */
final class UnfitRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final long transaction;

    /**
     * @param transaction the change's; 0 where it tells none
     */
    UnfitRowException(long transaction, IllegalArgumentException why) {
        super(why.getMessage(), why);
        this.transaction = transaction;
    }

    /** The change's transaction; 0 where it tells none. */
    long transaction() {
        return transaction;
    }
}
