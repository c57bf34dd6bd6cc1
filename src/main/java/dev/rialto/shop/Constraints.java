package dev.rialto.shop;

import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;

/** What the database's constraints refuse, told as the shop's own refusals. */
public final class Constraints {

    private static final String UNIQUE_VIOLATION = "23505";

    private Constraints() {}

    /**
     * Does a write that takes something which only one row may have.
     *
     * @param write must reach the database before it returns: it flushes
     * @throws RefusedException naming the field, where another row has it
     */
    public static void unique(String field, Runnable write) {
        try {
            write.run();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.UNIQUE
                    ? new RefusedException(new Refusal.Taken(field))
                    : e;
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof SQLException refused
                            && UNIQUE_VIOLATION.equals(refused.getSQLState())
                    ? new RefusedException(new Refusal.Taken(field))
                    : e;
        }
    }

    /**
     * Does a deletion.
     *
     * @param delete must reach the database before it returns: it flushes
     * @throws RefusedException where other rows refer to the row
     */
    public static void unreferenced(String thing, long id, Runnable delete) {
        try {
            delete.run();
        } catch (ConstraintViolationException e) {
            throw e.getKind() == ConstraintKind.FOREIGN_KEY
                    ? new RefusedException(new Refusal.InUse(thing, id))
                    : e;
        }
    }
}
