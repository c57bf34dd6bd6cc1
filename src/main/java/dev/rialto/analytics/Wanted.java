package dev.rialto.analytics;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What operators want of the statistics: a record of {@value EngineTopic#NAME}, by application id.
 *
 * @param generation counts the resets: each computes with an application id of its own, so that
 *     nothing of the last one is taken over
 * @param paused whether nothing is to be computed at the moment
 */
@RegisterForReflection
record Wanted(long generation, boolean paused) {

    /** Where nothing is said. */
    static final Wanted FROM_THE_START = new Wanted(0, false);

    /** The application id of this generation. */
    String applicationId(AnalyticsConfig config) {
        return generation == 0 ? config.applicationId() : config.applicationId() + "-" + generation;
    }
}
