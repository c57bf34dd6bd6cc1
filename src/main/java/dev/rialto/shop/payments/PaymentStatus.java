package dev.rialto.shop.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What became of a payment. */
@RegisterForReflection
public enum PaymentStatus {
    AUTHORISED("authorised"),
    CAPTURED("captured"),
    FAILED("failed"),
    REFUNDED("refunded");

    private final String text;

    PaymentStatus(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Those that can become this one, and itself, as a list for SQL. */
    public String sources() {
        return Arrays.stream(values())
                .filter(status -> status == this || status.canBecome(this))
                .map(status -> "'" + status.text + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether a payment of this status can become one of that status next. */
    boolean canBecome(PaymentStatus next) {
        return switch (this) {
            case AUTHORISED -> next != AUTHORISED;
            case CAPTURED -> next == REFUNDED;
            case FAILED, REFUNDED -> false;
        };
    }
}
