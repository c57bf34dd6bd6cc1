package dev.rialto.cdc;

import dev.rialto.events.TopicAdmin;
import dev.rialto.events.Topics;

/** Compacted topics of one partition in which captures keep what is theirs, by slot. */
final class CdcTopics {

    /** Where each publisher is; committed with what it describes. */
    static final String POSITIONS = "rialto_cdc_positions";

    /** What operators want of each capture. */
    static final String WANTED = "rialto_cdc_wanted";

    /** What each capture tells of itself, once a second. */
    static final String REPORTS = "rialto_cdc_reports";

    /** The changes that could not be published, by row. */
    static final String DEAD_LETTERS = "rialto_cdc_dead_letters";

    private CdcTopics() {}

    /** Makes them where they are missing. */
    static void ensure(Topics topics) throws InterruptedException {
        new TopicAdmin(topics).ensureCompacted(POSITIONS, WANTED, REPORTS, DEAD_LETTERS);
    }
}
