package dev.rialto.replay;

/** A row that cannot become part of an order; the message is the reason for the reject file. */
final class WrongRowException extends Exception {

    WrongRowException(String reason) {
        super(reason);
    }
}
