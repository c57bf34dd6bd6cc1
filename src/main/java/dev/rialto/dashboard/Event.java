package dev.rialto.dashboard;

import java.util.Set;

/**
 * Something that a follower is told.
 *
 * @param name the kind, such as {@code revenue}; null for a heartbeat
 * @param about the kind of record that it is about; null where it is for every follower
 * @param id what to come back with in order to miss nothing; null where there is no such point
 * @param json the record, or what was removed
 */
record Event(String name, String about, String id, String json) {

    static final String SNAPSHOT = "snapshot";
    static final String REVENUE = "revenue";
    static final String TOP_PRODUCTS = "top-products";
    static final String CATEGORIES = "categories";
    static final String ALERT = "alert";
    static final String REMOVED = "removed";

    /** The names of events that carry a record of a statistics topic. */
    static final Set<String> RECORDS = Set.of(REVENUE, TOP_PRODUCTS, CATEGORIES, ALERT);

    /** Says only that the line is alive. */
    static final Event HEARTBEAT = new Event(null, null, null, null);
}
