package dev.rialto.shop;

/** Carries a {@link Refusal} out of a use case, whose transaction it rolls back. */
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // Refusals are part of business: no stack trace, which would be their main cost.
        super(refusal.says(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
