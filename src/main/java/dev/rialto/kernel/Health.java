package dev.rialto.kernel;

import java.util.Objects;

/** How a role is: working, not working yet (or for the moment), or beyond mending by itself. */
public sealed interface Health {

    /** In words, for the operator. */
    String says();

    /** At work. */
    record Ready(String says) implements Health {
        public Ready {
            Objects.requireNonNull(says, "says");
        }
    }

    /** Not at work, and still trying: the process is not ready but should live on. */
    record Waiting(String says) implements Health {
        public Waiting {
            Objects.requireNonNull(says, "says");
        }
    }

    /**
     * Ended by a failure that trying again in this process does not mend: it should be replaced.
     */
    record Failed(String says) implements Health {
        public Failed {
            Objects.requireNonNull(says, "says");
        }
    }
}
