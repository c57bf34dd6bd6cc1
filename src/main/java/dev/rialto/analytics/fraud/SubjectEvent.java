package dev.rialto.analytics.fraud;

import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;

/** What a subject, which is the record's key, is told. */
sealed interface SubjectEvent {

    /**
     * A fact came, changed or went.
     *
     * @param before null where the subject did not have it
     * @param after null where it no longer has it
     */
    record FactChange(Subject subject, Fact before, Fact after) implements SubjectEvent {

        FactChange of(Subject another) {
            return new FactChange(another, before, after);
        }
    }

    /**
     * A customer lives at an address, or an address is shared by a customer and others.
     *
     * @param other the address or the customer; the record's key is the one of the two that it is
     *     not
     * @param holds whether it is so from now on, or no longer
     */
    record Link(long other, boolean holds) implements SubjectEvent {}
}
