package dev.rialto.shop.carts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a cart. */
@RegisterForReflection
public enum CartStatus {
    OPEN("open"),
    ORDERED("ordered"),
    ABANDONED("abandoned");

    private final String text;

    CartStatus(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
    }
}
