package dev.rialto.analytics.fraud;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.events.JsonCursor;
import dev.rialto.fraud.Address;
import java.util.OptionalLong;

/** The address in a row of {@code customers}. */
final class HomeFields implements ChangeReader.Row {

    private static final byte[] ADDRESS_COLUMN = JsonCursor.name("address");

    private String address;

    @Override
    public void clear() {
        address = null;
    }

    @Override
    public void field(JsonCursor field) {
        if (field.is(ADDRESS_COLUMN)) {
            address = field.text();
        }
    }

    @Override
    public boolean isWhole() {
        return true; // a customer need not have one
    }

    /** What equal addresses share; null where there is none. */
    Long mark() {
        OptionalLong mark = Address.mark(address);
        return mark.isPresent() ? mark.getAsLong() : null;
    }
}
