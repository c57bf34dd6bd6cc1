package dev.rialto.simulator;

import dev.rialto.shop.RefusedException;
import dev.rialto.shop.customers.NewCustomer;
import dev.rialto.shop.starter.People;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Decides who comes next and with what in mind. For one thread: so the same seed brings the same
 * guests, however fast they shop.
 */
final class Guests {

    private final SimulatorConfig config;
    private final ShopDoor shop;
    private final Clientele clientele;
    private final ActionWeights weights;
    private final SplittableRandom random;
    private final People people;
    private final String name;
    private final double fraudShare;
    private final double burstShare;
    private long signedUp;
    private long episodes;

    /**
     * @param name of this simulation, to tell its customers and episodes from others'
     * @param fraudShare the share of guests who commit fraud, of all kinds alike
     * @param burstShare the share of those who place order after order, beside these
     */
    Guests(
            SimulatorConfig config,
            ShopDoor shop,
            Clientele clientele,
            long seed,
            String name,
            double fraudShare,
            double burstShare) {
        this.config = config;
        this.shop = shop;
        this.clientele = clientele;
        this.weights = ActionWeights.of(config.weights());
        this.random = new SplittableRandom(seed);
        this.people = new People(new SplittableRandom(seed + 1));
        this.name = name;
        this.fraudShare = fraudShare;
        this.burstShare = burstShare;
    }

    /** Who comes next: mostly one, of a ring several. */
    List<Guest> next(Assortment goods) {
        double drawn = random.nextDouble();
        if (drawn < fraudShare) {
            Fraud kind = Fraud.values()[random.nextInt(Fraud.values().length)];
            return fraud(kind, goods);
        }
        if (drawn < fraudShare + burstShare) {
            return fraud(Fraud.BURST, goods);
        }
        SplittableRandom own = random.split();
        return List.of(
                new Guest(
                        somebody(),
                        Shopper.strolling(
                                own.split(),
                                goods.popularity(),
                                goods.categories().size(),
                                weights),
                        own,
                        null));
    }

    private List<Guest> fraud(Fraud kind, Assortment goods) {
        Label label = new Label(kind, name + "-" + ++episodes);
        SplittableRandom own = random.split();
        return switch (kind) {
            case BURST ->
                    List.of(
                            new Guest(
                                    somebody(),
                                    Shopper.bursting(own.split(), goods.popularity()),
                                    own,
                                    label));
            case LARGE_ORDER ->
                    List.of(buyer(somebody(), basket(goods, own, 200, 500), own, label));
            case RING -> ring(basket(goods, own, 1, 3), own, label);
            case CARD_TESTING ->
                    List.of(
                            buyer(
                                    signUp(null),
                                    List.of(new Action.AddToCart(goods.cheapest(), 1)),
                                    own,
                                    label));
        };
    }

    private List<Guest> ring(List<Action> basket, SplittableRandom own, Label label) {
        List<Guest> ring = new ArrayList<>();
        String address = people.somebody("0").address();
        for (int members = own.nextInt(3, 6); members > 0; members--) {
            ring.add(buyer(signUp(address), basket, own.split(), label));
        }
        return ring;
    }

    private static Guest buyer(
            long customer, List<Action> basket, SplittableRandom own, Label label) {
        List<Action> script = new ArrayList<>(basket);
        script.add(new Action.PlaceOrder());
        return new Guest(customer, Shopper.following(script), own, label);
    }

    private static List<Action> basket(
            Assortment goods, SplittableRandom own, int fewest, int most) {
        return own.ints(8, 0, goods.products().size())
                .distinct()
                .limit(3)
                .<Action>mapToObj(
                        product -> new Action.AddToCart(product, own.nextInt(fewest, most + 1)))
                .toList();
    }

    private long somebody() {
        boolean isNew = random.nextDouble() < config.newCustomerShare().doubleValue();
        return isNew ? stranger() : clientele.next().orElseGet(this::stranger);
    }

    private long stranger() {
        long id = signUp(null);
        clientele.signedUp(id);
        return id;
    }

    /**
     * A new customer.
     *
     * @param address null makes one up
     */
    private long signUp(String address) {
        while (true) {
            NewCustomer who = people.somebody("s" + name + "." + ++signedUp);
            try {
                return shop.customers.signUp(address == null ? who : at(address, who)).customerId();
            } catch (RefusedException e) {
                // An earlier run of this name signed up somebody under this mark: try the next.
            }
        }
    }

    private static NewCustomer at(String address, NewCustomer who) {
        return new NewCustomer(
                who.firstName(), who.lastName(), who.email(), address, who.phoneNumber(), null);
    }
}
