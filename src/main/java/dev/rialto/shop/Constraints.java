package dev.rialto.shop;

import java.sql.SQLException;
import java.util.function.Supplier;

/** What the database's constraints refuse, told as the shop's own refusals. */
public final class Constraints {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private Constraints() {}

    /**
     * Does a write that takes something which only one row may have.
     *
     * @throws RefusedException naming the field, where another row has it
     */
    public static <T> T unique(String field, Supplier<T> write) {
        return unless(UNIQUE_VIOLATION, new Refusal.Taken(field), write);
    }

    /**
     * Does a deletion.
     *
     * @throws RefusedException where other rows refer to the row
     */
    public static <T> T unreferenced(String thing, long id, Supplier<T> delete) {
        return unless(FOREIGN_KEY_VIOLATION, new Refusal.InUse(thing, id), delete);
    }

    private static <T> T unless(String state, Refusal refusal, Supplier<T> write) {
        try {
            return write.get();
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof SQLException refused
                            && state.equals(refused.getSQLState())
                    ? new RefusedException(refusal)
                    : e;
        }
    }
}
