package dev.rialto.shop.orders;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Where an order is on its way, and where it can go from there. */
@RegisterForReflection
public enum OrderStatus {
    PENDING("pending"),
    PAID("paid"),
    SHIPPED("shipped"),
    COMPLETED("completed"),
    CANCELLED("cancelled"),
    REFUNDED("refunded");

    private final String text;

    OrderStatus(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Those that can become this one, as a list for SQL. */
    String sources() {
        return Arrays.stream(values())
                .filter(status -> status.canBecome(this))
                .map(status -> "'" + status.text + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether an order of this status can become one of that status next. */
    public boolean canBecome(OrderStatus next) {
        return switch (this) {
            case PENDING -> next == PAID || next == CANCELLED;
            case PAID -> next == SHIPPED || next == REFUNDED;
            case SHIPPED -> next == COMPLETED || next == REFUNDED;
            case COMPLETED -> next == REFUNDED;
            case CANCELLED, REFUNDED -> false;
        };
    }
}
