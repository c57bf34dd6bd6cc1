package dev.rialto.shop;

import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;

/** A server that a request needs and that is away; the request may be made again later. */
final class Outage {

    private Outage() {}

    /** Which server an error is about, in words for the caller; empty where it is about none. */
    static Optional<String> behind(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOfTheConnection(sql.getSQLState())) {
                return Optional.of("the database does not answer");
            }
            if (cause instanceof TimeoutException) {
                return Optional.of("Kafka does not answer");
            }
            if (cause instanceof OIDCException) {
                return Optional.of("the OpenID Connect provider does not answer");
            }
        }
        return Optional.empty();
    }

    /**
     * By PostgreSQL's classes of SQLSTATE: 08 is the connection, 57P its end by an operator or a
     * crash, 53300 too many of them. The pool, which has none in time, gives no state.
     */
    private static boolean isOfTheConnection(String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300");
    }
}
