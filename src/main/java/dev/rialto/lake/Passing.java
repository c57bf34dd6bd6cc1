package dev.rialto.lake;

import dev.rialto.lake.DeltaTable.Superseded;
import dev.rialto.lake.LakeSession.NotYetException;
import dev.rialto.lake.LakeSession.ReshapedException;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Tells failures that pass, when servers come back, from those that trying again does not mend. */
final class Passing {

    private Passing() {}

    static boolean is(RuntimeException failure) {
        return switch (unwrapped(failure)) {
            case StoreException e -> e.passing();
            case Superseded _, NotYetException _, ReshapedException _ -> true;
            case AuthenticationException _, AuthorizationException _ -> false;
            case InvalidOffsetException _, UnsupportedVersionException _ -> false;
            // Kafka reports a name that does not resolve yet as a wrong setting.
            case ConfigException e -> e.getMessage().contains("No resolvable bootstrap");
            case KafkaException _ -> true;
            case RuntimeException _ -> false;
        };
    }

    /** Why, for the operator. */
    static String reason(RuntimeException failure, String bootstrap) {
        RuntimeException cause = unwrapped(failure);
        return cause instanceof TimeoutException
                ? "Kafka at %s does not answer (%s)".formatted(bootstrap, cause.getMessage())
                : cause.getMessage();
    }

    /** Kafka wraps what its callbacks throw, and its own failures on construction. */
    private static RuntimeException unwrapped(RuntimeException failure) {
        RuntimeException known = failure;
        while (known instanceof KafkaException
                && !(known instanceof ApiException)
                && known.getCause() instanceof RuntimeException cause) {
            known = cause;
        }
        return known;
    }
}
