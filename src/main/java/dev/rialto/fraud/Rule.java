package dev.rialto.fraud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A rule with its thresholds: a pure function from the facts of one subject to the episodes that it
 * holds to be fraud. What is exceeded is a limit: {@code orders=5} flags the sixth.
 */
public sealed interface Rule
        permits Velocity, HighValue, SimilarOrders, SharedAddress, CardTesting {

    /** The name, as alerts and the topic of rules have it. */
    String name();

    /** What it looks at. */
    Subject subject();

    /** How far before a fact the facts lie that its judgement depends on. */
    Duration within();

    /** How long after its last fact an episode may still grow. */
    Duration growsFor();

    /** The thresholds by name, as JSON has them. */
    Map<String, Object> thresholds();

    /**
     * Finds the episodes.
     *
     * @param facts of one subject, in their order
     * @param inForce when the rule judges: an episode begins to be one by a fact of this period,
     *     whose forerunners may be older
     */
    List<Episode> episodes(List<Fact> facts, Period inForce);
}
