package dev.rialto.lake;

/** S3 did not do what it was asked to. */
final class StoreException extends RuntimeException {

    private final boolean passing;

    /**
     * @param passing whether it may go better next time
     */
    StoreException(String message, Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    boolean passing() {
        return passing;
    }
}
