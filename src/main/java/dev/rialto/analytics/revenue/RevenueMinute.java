package dev.rialto.analytics.revenue;

import dev.rialto.analytics.state.IdCounts;
import dev.rialto.analytics.state.IdSet;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import dev.rialto.analytics.window.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is kept of a smallest window: sums, and how many orders each customer has in it. */
final class RevenueMinute implements Part {

    private static final long SUMS = Long.MIN_VALUE;

    // Customers of neighbouring numbers are a piece of some kilobytes at most.
    private static final int CUSTOMERS_SHIFT = 12;

    private long orders;
    private long gross;
    private long cancelled;
    private long refunded;
    private final Map<Long, IdCounts> customers = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    void add(OrderDelta delta) {
        orders += delta.orders();
        gross += delta.gross();
        cancelled += delta.cancelled();
        refunded += delta.refunded();
        changed.add(SUMS);
        delta.customers()
                .forEach(
                        (customer, many) -> {
                            long piece = customer >> CUSTOMERS_SHIFT;
                            customers
                                    .computeIfAbsent(piece, _ -> new IdCounts())
                                    .add(customer, many);
                            changed.add(piece);
                        });
    }

    RevenueTotals totals() {
        IdSet unique = new IdSet();
        customers.values().forEach(some -> unique.addAll(some.ids()));
        return new RevenueTotals(orders, gross, cancelled, refunded, unique);
    }

    @Override
    public void read(long piece, byte[] packed) {
        Unpacker unpacker = new Unpacker(packed);
        if (piece == SUMS) {
            orders = unpacker.number();
            gross = unpacker.number();
            cancelled = unpacker.number();
            refunded = unpacker.number();
        } else {
            customers.put(piece, IdCounts.unpacked(unpacker));
        }
    }

    @Override
    public void write(Pieces pieces) {
        for (long piece : changed) {
            pieces.put(piece, packed(piece));
        }
        changed.clear();
    }

    private byte[] packed(long piece) {
        if (piece == SUMS) {
            return new Packer(24)
                    .number(orders)
                    .number(gross)
                    .number(cancelled)
                    .number(refunded)
                    .packed();
        }
        Packer packer = new Packer(256);
        customers.get(piece).pack(packer);
        return packer.packed();
    }
}
