package dev.rialto.cli;

import java.io.Console;
import java.util.Locale;

/** Asks before something that cannot be undone. */
final class Confirmation {

    private Confirmation() {}

    /**
     * Returns when the answer is yes.
     *
     * @throws Refusal where it is not, or where there is nobody to ask
     */
    static void require(boolean given, String question) {
        if (given) {
            return;
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Refusal("there is nobody to ask: add --yes");
        }
        String answer = console.readLine("%s [y/N] ", question);
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new Refusal("nothing was changed");
        }
    }
}
