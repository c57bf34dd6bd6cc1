package dev.rialto.cli;

import dev.rialto.kernel.Role;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Runs the application inside this process, with the roles that a command asks for. */
final class Platform {

    private Platform() {}

    /**
     * Runs until the process is told to end.
     *
     * @param application what to do while the roles work; null just waits
     * @return the exit code
     */
    static int run(Collection<Role> roles, Class<? extends QuarkusApplication> application) {
        String profiles = roles.stream().map(Role::word).collect(Collectors.joining(","));
        return run(profiles, application);
    }

    /** Runs a command's work in the application with no role on and no port open. */
    static int inside(Class<? extends QuarkusApplication> work) {
        return run("cli", work);
    }

    /** Makes a setting of the command line the application's. */
    static void set(Map<String, ?> settings) {
        settings.forEach((key, value) -> System.setProperty(key, String.valueOf(value)));
    }

    /** Refuses a port that somebody else listens on. */
    static void requireFree(int port, String option) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refusal(
                    "port %d is taken; end its owner or choose another with %s"
                            .formatted(port, option));
        }
    }

    /** Ends the application with a failure that is said in a line. */
    static void fail(String message) {
        System.err.println("rialto: " + message);
        Quarkus.asyncExit(Rialto.FAILED);
    }

    private static int run(String profiles, Class<? extends QuarkusApplication> application) {
        System.setProperty("quarkus.profile", profiles);
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(
                application,
                (exitCode, failure) -> code.set(failure == null ? exitCode : Rialto.FAILED));
        return code.get();
    }
}
