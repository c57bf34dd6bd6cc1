package dev.rialto.shop.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.EnumeratedValue;

/** What became of a payment. */
@RegisterForReflection
public enum PaymentStatus {
    AUTHORISED("authorised"),
    CAPTURED("captured"),
    FAILED("failed"),
    REFUNDED("refunded");

    @EnumeratedValue private final String text;

    PaymentStatus(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
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
