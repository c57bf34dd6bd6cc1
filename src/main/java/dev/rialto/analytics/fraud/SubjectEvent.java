package dev.rialto.analytics.fraud;

import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;

/** What a customer or an address is told. */
sealed interface SubjectEvent {

    /** Whom it is told. */
    long to();

    /**
     * A fact came, changed or went.
     *
     * @param before null where the subject did not have it
     * @param after null where it no longer has it
     */
    record FactChange(long to, Subject subject, Fact before, Fact after) implements SubjectEvent {

        /** The same fact, as it is told to somebody else. */
        FactChange of(long another, Subject subject) {
            return new FactChange(another, subject, before, after);
        }
    }

    /**
     * A customer lives at an address, or an address is shared by a customer and others.
     *
     * @param to the address or the customer
     * @param other the one of the two that it is not told
     * @param holds whether it is so from now on, or no longer
     */
    record Link(long to, long other, boolean holds) implements SubjectEvent {}
}
