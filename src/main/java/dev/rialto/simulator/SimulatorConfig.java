package dev.rialto.simulator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many shoppers come, and how they are. */
@ConfigMapping(prefix = "rialto.simulator")
public interface SimulatorConfig {

    /** The same seed makes the same shoppers; give each process its own. */
    @WithDefault("42")
    long seed();

    /** Shoppers who come in a minute. */
    @WithDefault("60")
    @Min(1)
    @Max(100_000)
    int sessionsPerMinute();

    /** Shoppers in the shop at once at most; who finds it full goes elsewhere. */
    @WithDefault("50")
    @Min(1)
    @Max(1_000)
    int maxSessions();

    /** Between two actions of a shopper, on average. */
    @WithDefault("300ms")
    @DurationMin
    Duration thinkTime();

    /** The share of shoppers who place order after order, for the fraud rule to find; labelled. */
    @WithDefault("0.01")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal burstShare();

    /** The share of shoppers who commit fraud, of all kinds alike; labelled, to score detection. */
    @WithDefault("0")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal fraudShare();

    /** The share of shoppers who are new and sign up. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal newCustomerShare();

    /** How often shoppers do what. */
    Weights weights();

    /** The share of payments that fail. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("1")
    BigDecimal failingPaymentShare();

    /** From an order to its payment. */
    @WithDefault("1s")
    @DurationMin
    Duration paysAfter();

    /** From the payment to the parcel. */
    @WithDefault("5s")
    @DurationMin
    Duration shipsAfter();

    /** From the parcel to its arrival. */
    @WithDefault("10s")
    @DurationMin
    Duration arrivesAfter();

    /** Weights of the actions, in relation to each other. */
    interface Weights {

        /** Looking at a product. */
        @WithDefault("40")
        @Min(0)
        @Max(10_000)
        int view();

        /** Putting something in the cart. */
        @WithDefault("20")
        @Min(0)
        @Max(10_000)
        int addToCart();

        /** Remembering something. */
        @WithDefault("15")
        @Min(0)
        @Max(10_000)
        int wishlist();

        /** Taking something out of the cart. */
        @WithDefault("10")
        @Min(0)
        @Max(10_000)
        int removeFromCart();

        /** Ordering what is in the cart. */
        @WithDefault("10")
        @Min(0)
        @Max(10_000)
        int placeOrder();

        /** Looking at a category. */
        @WithDefault("5")
        @Min(0)
        @Max(10_000)
        int browseCategory();
    }
}
