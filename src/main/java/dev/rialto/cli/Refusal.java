package dev.rialto.cli;

/** What was asked cannot be done: the message names the cause and the way out. */
final class Refusal extends RuntimeException {

    Refusal(String message) {
        super(message);
    }
}
