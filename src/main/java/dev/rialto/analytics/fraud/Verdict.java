package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.events.FraudAlert;

/** What a stage says. */
sealed interface Verdict {

    /**
     * To whoever listens to alerts.
     *
     * @param alert null where there is no such alert any more
     */
    record Alert(String id, FraudAlert alert) implements Verdict {}

    /** To the address that is the record's key. */
    record HandedOn(FactChange change) implements Verdict {}
}
