package dev.rialto.shop.payments;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a customer pays. */
@RegisterForReflection
public enum PaymentMethod {
    CREDIT_CARD("credit_card"),
    PAYPAL("paypal"),
    BANK_TRANSFER("bank_transfer"),
    CASH_ON_DELIVERY("cash_on_delivery");

    private final String text;

    PaymentMethod(String text) {
        this.text = text;
    }

    /** As the database and JSON have it. */
    @JsonValue
    public String text() {
        return text;
    }
}
