package dev.rialto.cdc;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;

/** What operators want of a capture. */
@RegisterForReflection
record Wanted(State state) {

    /** Where nothing is said, captures run. */
    static final Wanted RUNNING = new Wanted(State.RUNNING);

    @RegisterForReflection
    enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("deleted")
        DELETED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
