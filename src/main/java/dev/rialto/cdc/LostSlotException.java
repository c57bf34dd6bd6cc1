package dev.rialto.cdc;

/** The log that capturing needs is gone: nobody can say which changes it held. */
final class LostSlotException extends RuntimeException {

    LostSlotException(String slot) {
        super(
                "replication slot %s no longer has the changes that come next; 'rialto cdc rewind' publishes all tables anew"
                        .formatted(slot));
    }
}
