package dev.rialto.cli;

import dev.rialto.kernel.Role;
import dev.rialto.shop.access.AccessGuard;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Runs the application inside this process, with the roles that a command asks for. */
final class Platform {

    // Of what is told before logging is configured nothing comes before the line of a failed start.
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    private Platform() {}

    /**
     * Runs until the process is told to end.
     *
     * @param application what to do while the roles work; null just waits
     * @return the exit code
     */
    static int run(Collection<Role> roles, Class<? extends QuarkusApplication> application) {
        if (roles.contains(Role.API)) {
            AccessGuard.reason(EarlyConfig.read()).ifPresent(Platform::refuse);
        }
        String profiles = roles.stream().map(Role::word).collect(Collectors.joining(","));
        return run(profiles, application);
    }

    /** Runs a command's work in the application with no role on and no port open. */
    static int inside(Class<? extends QuarkusApplication> work) {
        return run("cli", work);
    }

    /** As {@link #inside}, with the shop's use cases and its database at hand. */
    static int insideShop(Class<? extends QuarkusApplication> work) {
        return run("cli,till", work);
    }

    /** Makes a setting of the command line the application's. */
    static void set(Map<String, ?> settings) {
        settings.forEach((key, value) -> System.setProperty(key, String.valueOf(value)));
    }

    /** Ends the application with a failure that is said in a line. */
    static void fail(String message) {
        System.err.println("rialto: " + message);
        Quarkus.asyncExit(Rialto.FAILED);
    }

    private static void refuse(String reason) {
        throw new Refusal(reason);
    }

    private static int run(String profiles, Class<? extends QuarkusApplication> application) {
        System.setProperty("quarkus.profile", profiles);
        VALIDATOR.setLevel(Level.WARNING);
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(
                application,
                (exitCode, failure) -> {
                    code.set(failure == null ? exitCode : Failure.of(failure).print());
                });
        return code.get();
    }
}
