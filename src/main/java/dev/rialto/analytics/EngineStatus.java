package dev.rialto.analytics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * Where the statistics stand.
 *
 * @param applicationId the consumer group that computes them
 * @param state {@code running}, {@code paused} (by a reset that is under way or was broken off), or
 *     {@code stopped} where no process computes
 * @param resets how often they were computed anew
 * @param threads that share the work, in all processes
 * @param lag records that are still to be read, by topic; internal ones without the application id
 * @param windows the newest window of each statistics topic, and null where there is none
 */
@RegisterForReflection
public record EngineStatus(
        String applicationId,
        String state,
        long resets,
        int threads,
        Map<String, Long> lag,
        Map<String, String> windows) {}
