package dev.rialto.embedded.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the three servers until standard input ends, SIGTERM comes, or one of them dies.
 *
 * <p>Standard output carries one line per server: {@code ready <name>} or {@code failed <name>:
 * <reason>}. The log goes to standard error. Exit code 0 after an order to stop, else 1.
 */
public final class Main {

    private static final Logger ROOT = Logger.getLogger("");

    private Main() {}

    /** Takes the words of {@link Arguments}. */
    public static void main(String[] words) throws IOException, InterruptedException {
        // The names of Kafka's files have the same digits, whoever's machine this is.
        Locale.setDefault(Locale.ENGLISH);
        PrintStream protocol = System.out;
        System.setOut(System.err);
        ROOT.setLevel(Level.WARNING);
        Arguments arguments = Arguments.of(words);
        // The next start knows by this file whom to wait for, should the parent be killed.
        Files.writeString(
                arguments.dataDir().resolve("servers.pid"),
                Long.toString(ProcessHandle.current().pid()));
        Servers servers = new Servers(arguments, protocol);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::stop));
        Thread.ofVirtual().start(() -> awaitEndOfInput(servers));
        servers.start();
        Runtime.getRuntime().halt(servers.awaitEnd());
    }

    private static void awaitEndOfInput(Servers servers) {
        try {
            System.in.transferTo(PrintStream.nullOutputStream());
        } catch (IOException gone) {
            // A broken pipe says the same as its end.
        }
        servers.end(0);
    }
}
