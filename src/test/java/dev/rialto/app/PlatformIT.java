package dev.rialto.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.MortalServers;
import dev.rialto.kernel.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole platform as one process per role, then with two of each that scales, of which the first
 * is killed while shoppers shop; every number is right both times.
 */
class PlatformIT {

    private static final List<Role> PAIRED =
            List.of(Role.CDC, Role.ANALYTICS, Role.LAKE, Role.ALERTS);

    private static final Pattern ALERTS =
            Pattern.compile(".*^alerts +fraud_alerts +[1-9].*", Pattern.MULTILINE | Pattern.DOTALL);

    private final List<Running> running = new ArrayList<>();

    private record Running(Role role, RialtoProcess process, int port) {

        int ready() {
            process.awaitOk(port, "/health/ready");
            return port;
        }
    }

    @Test
    void isExactWithAProcessForEachRoleAndThoughOneOfTwoIsKilled(@TempDir Path folder)
            throws Exception {
        try (MortalServers servers = MortalServers.start(folder.resolve("servers"))) {
            Map<String, String> settings = PlatformSettings.at(servers.addresses(), folder);
            settings.put("RIALTO_CDC_MASKED_COLUMNS", "customers.phone_number");
            settings.put("RIALTO_CDC_HASHED_COLUMNS", "customers.email,customers.address");
            try {
                Path first = folder.resolve("first");
                int port = start(Role.API, settings, first).ready();
                startAll(PAIRED, settings, first);
                startAll(List.of(Role.SIMULATOR), settings, first);
                awaitOrders(port, 50);
                verify(settings);
                refusesToUnveil(settings, "export");
                refusesToUnveil(settings, "verify");

                List<Running> firsts = List.copyOf(running);
                Path second = folder.resolve("second");
                int other = start(Role.API, settings, second).ready();
                startAll(PAIRED, settings, second);
                firsts.stream()
                        .filter(one -> one.role() != Role.SIMULATOR)
                        .forEach(one -> one.process().kill());
                awaitOrders(other, 100);
                verify(settings);
            } finally {
                running.forEach(one -> one.process().close());
            }
        }
    }

    private void startAll(List<Role> roles, Map<String, String> settings, Path state) {
        roles.stream().map(role -> start(role, settings, state)).toList().forEach(Running::ready);
    }

    private Running start(Role role, Map<String, String> settings, Path state) {
        Map<String, String> its = new HashMap<>(settings);
        its.put("RIALTO_ANALYTICS_STATE_DIR", state.toString());
        int port = RialtoProcess.freePort();
        String at = String.valueOf(port);
        Running one =
                new Running(
                        role,
                        RialtoProcess.start(its, "run", "--roles", role.word(), "--http-port", at),
                        port);
        running.add(one);
        return one;
    }

    private static void awaitOrders(int port, int more) {
        int before = orders(port);
        await().atMost(Duration.ofSeconds(60)).until(() -> orders(port) >= before + more);
    }

    /** Counted by the statistics, in the newest hours. */
    private static int orders(int port) {
        String windows = RialtoProcess.get(port, "/analytics/revenue?window=PT1H").body();
        return windows.lines()
                .flatMap(line -> List.of(line.split("\"orders\":")).stream().skip(1))
                .mapToInt(rest -> Integer.parseInt(rest.split("[^0-9]")[0]))
                .sum();
    }

    private static void verify(Map<String, String> settings) {
        try (RialtoProcess verify = RialtoProcess.start(settings, "verify")) {
            int code = verify.awaitExit();
            assertThat(code).as(verify.output()).isZero();
            assertThat(verify.output()).contains("All equal").matches(ALERTS);
        }
    }

    private static void refusesToUnveil(Map<String, String> settings, String command) {
        Map<String, String> bare = new HashMap<>(settings);
        bare.remove("RIALTO_CDC_MASKED_COLUMNS");
        try (RialtoProcess process = RialtoProcess.start(bare, command)) {
            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.output())
                    .contains("veils excluded: customers.password_hash")
                    .contains("masked: customers.phone_number")
                    .contains("masked: none");
        }
    }
}
