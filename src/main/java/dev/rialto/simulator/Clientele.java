package dev.rialto.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;

/**
 * Who comes shopping: some often and most seldom. Nobody comes again before many others have come,
 * so that an honest customer's visits never add up to what looks like a burst of orders.
 */
final class Clientele {

    private static final int TRIES = 8;

    private final List<Long> customers = new ArrayList<>();
    private final SequencedSet<Long> recent = new LinkedHashSet<>();
    private final RandomGenerator random;
    private final int others;

    /**
     * @param others so many different customers come before one comes again
     */
    Clientele(RandomGenerator random, int others) {
        this.random = random;
        this.others = others;
    }

    /** Who is a customer now. */
    void become(List<Long> ids) {
        customers.clear();
        customers.addAll(ids);
    }

    /** A new customer, who is here now. */
    void signedUp(long id) {
        customers.add(id);
        came(id);
    }

    /** Somebody who comes back; empty where everyone was here a moment ago. */
    OptionalLong next() {
        for (int tried = 0; tried < TRIES && !customers.isEmpty(); tried++) {
            double drawn = random.nextDouble();
            long id = customers.get((int) (customers.size() * drawn * drawn));
            if (!recent.contains(id)) {
                came(id);
                return OptionalLong.of(id);
            }
        }
        return OptionalLong.empty();
    }

    private void came(long id) {
        recent.add(id);
        if (recent.size() > others) {
            recent.removeFirst();
        }
    }
}
