package dev.rialto.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The check of a port before a server is started on it. */
public final class FreePort {

    private FreePort() {}

    /**
     * Returns when a server can listen on this loopback port.
     *
     * @param option the command line's option that sets the port, for the message
     * @throws EmbeddedRefusal when it is taken, forbidden, or no port at all
     */
    public static void require(int port, String option) {
        requireValid(port, option);
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            new ServerSocket(port, 1, loopback).close();
        } catch (IOException notFree) {
            throw new EmbeddedRefusal(
                    "port %d cannot be used (%s); stop who uses it or choose another with %s"
                            .formatted(port, notFree.getMessage(), option),
                    notFree);
        }
    }

    static void requireValid(int port, String option) {
        if (port < 1 || port > 65_535) {
            throw new EmbeddedRefusal(
                    "%s must be a port between 1 and 65535, not %d".formatted(option, port));
        }
    }
}
