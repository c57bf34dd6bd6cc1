package dev.rialto.embedded.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts and stops the servers once while the build is made, so that the JVM can write down what it
 * loaded: with that cache a start takes less than half of the processor time.
 */
public final class Rehearsal {

    private static final Logger ROOT = Logger.getLogger("");

    private Rehearsal() {}

    /**
     * Returns when the servers have started and stopped.
     *
     * @param words PostgreSQL's folder, and one for data that is made anew
     */
    public static void main(String[] words) throws Exception {
        ROOT.setLevel(Level.SEVERE);
        Path dataDir = Folders.empty(Path.of(words[1]).toAbsolutePath());
        Files.createDirectories(dataDir.resolve("log"));
        Arguments arguments =
                new Arguments(Path.of(words[0]), dataDir, freePort(), freePort(), freePort());
        Servers servers = new Servers(arguments, System.out);
        servers.start();
        servers.awaitStarts();
        servers.stop();
        Folders.empty(dataDir);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
