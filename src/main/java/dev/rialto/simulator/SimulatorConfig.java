package dev.rialto.simulator;

import dev.rialto.settings.Bounded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** How many shoppers come, and how they are. */
@ConfigMapping(prefix = "rialto.simulator")
public interface SimulatorConfig {

    /** The same seed makes the same shoppers; give each process its own. */
    @WithDefault("42")
    long seed();

    /** Shoppers who come in a minute. */
    @WithDefault("60")
    @WithConverter(Rate.class)
    int sessionsPerMinute();

    /** Shoppers in the shop at once at most; who finds it full goes elsewhere. */
    @WithDefault("50")
    @WithConverter(Crowd.class)
    int maxSessions();

    /** Between two actions of a shopper, on average. */
    @WithDefault("300ms")
    @WithConverter(Bounded.Time.class)
    Duration thinkTime();

    /** The share of shoppers who place order after order, for the fraud rule to find; labelled. */
    @WithDefault("0.01")
    @WithConverter(Bounded.Share.class)
    BigDecimal burstShare();

    /** The share of shoppers who commit fraud, of all kinds alike; labelled, to score detection. */
    @WithDefault("0")
    @WithConverter(Bounded.Share.class)
    BigDecimal fraudShare();

    /** The share of shoppers who are new and sign up. */
    @WithDefault("0.05")
    @WithConverter(Bounded.Share.class)
    BigDecimal newCustomerShare();

    /** How often shoppers do what. */
    Weights weights();

    /** The share of payments that fail. */
    @WithDefault("0.05")
    @WithConverter(Bounded.Share.class)
    BigDecimal failingPaymentShare();

    /** From an order to its payment. */
    @WithDefault("1s")
    @WithConverter(Bounded.Time.class)
    Duration paysAfter();

    /** From the payment to the parcel. */
    @WithDefault("5s")
    @WithConverter(Bounded.Time.class)
    Duration shipsAfter();

    /** From the parcel to its arrival. */
    @WithDefault("10s")
    @WithConverter(Bounded.Time.class)
    Duration arrivesAfter();

    /** Weights of the actions, in relation to each other. */
    interface Weights {

        /** Looking at a product. */
        @WithDefault("40")
        @WithConverter(Weight.class)
        int view();

        /** Putting something in the cart. */
        @WithDefault("20")
        @WithConverter(Weight.class)
        int addToCart();

        /** Remembering something. */
        @WithDefault("15")
        @WithConverter(Weight.class)
        int wishlist();

        /** Taking something out of the cart. */
        @WithDefault("10")
        @WithConverter(Weight.class)
        int removeFromCart();

        /** Ordering what is in the cart. */
        @WithDefault("10")
        @WithConverter(Weight.class)
        int placeOrder();

        /** Looking at a category. */
        @WithDefault("5")
        @WithConverter(Weight.class)
        int browseCategory();
    }

    /** Shoppers in a minute. */
    final class Rate implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1, 100_000);
        }
    }

    /** Shoppers at once. */
    final class Crowd implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1, 1_000);
        }
    }

    /** A weight among others. */
    final class Weight implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 0, 10_000);
        }
    }
}
