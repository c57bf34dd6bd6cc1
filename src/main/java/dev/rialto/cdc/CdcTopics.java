package dev.rialto.cdc;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;

/**
 * Compacted topics of one partition in which captures keep what is theirs. What is written in a
 * transaction has a topic for each slot: an open transaction of one slot, which a killed process
 * leaves for minutes, hides from readers whatever another has committed behind it.
 */
final class CdcTopics {

    /** What operators want of each capture, by slot. */
    static final String WANTED = "rialto_cdc_wanted";

    /** What each capture tells of itself once a second, by slot. */
    static final String REPORTS = "rialto_cdc_reports";

    private CdcTopics() {}

    /** Where the publisher of a slot is; committed with what it describes. */
    static String positions(String slot) {
        return "rialto_cdc_positions_" + slot;
    }

    /** The changes of a slot that could not be published, by row. */
    static String deadLetters(String slot) {
        return "rialto_cdc_dead_letters_" + slot;
    }

    /** Makes those of a slot where they are missing. */
    static void ensure(Topics topics, String slot) throws InterruptedException {
        new TopicAdmin(topics).ensureCompacted(positions(slot), deadLetters(slot), WANTED, REPORTS);
    }
}
