package dev.rialto.cli;

import dev.rialto.embedded.FreePort;
import dev.rialto.kernel.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays roles against servers that are named by configuration. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Plays roles against servers named by configuration.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto run --roles api,simulator",
            "  RIALTO_TOPICS_BOOTSTRAP=kafka:9092 rialto run --roles analytics --http-port 8081",
            "  QUARKUS_PROFILE=cdc,lake rialto run"
        })
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--roles",
            split = ",",
            converter = RoleWord.class,
            paramLabel = "ROLE",
            description = "api, simulator, cdc, analytics, alerts, lake; default: QUARKUS_PROFILE.")
    private List<Role> roles = List.of();

    @Option(
            names = "--http-port",
            defaultValue = "8080",
            description = "Where health, metrics and, with api, the shop are served.")
    private int httpPort;

    @Override
    public Integer call() {
        Set<Role> wanted = roles.isEmpty() ? profiled() : EnumSet.copyOf(roles);
        if (wanted.contains(Role.EMBEDDED)) {
            throw new Refusal("embedded servers are started by 'rialto up --roles embedded,…'");
        }
        FreePort.require(httpPort, "--http-port");
        Platform.set(Map.of("quarkus.http.port", httpPort));
        return Platform.run(wanted, null);
    }

    /**
     * Profiles as they were asked for; Quarkus itself knows a native executable's own ones only.
     */
    static Optional<String> profiles() {
        return Optional.ofNullable(System.getProperty("quarkus.profile"))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_PROFILE")));
    }

    private static Set<Role> profiled() {
        Set<Role> wanted =
                profiles().stream()
                        .flatMap(words -> Stream.of(words.split(",")))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty() && !word.equals("prod"))
                        .map(new RoleWord()::convert)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (wanted.isEmpty()) {
            throw new Refusal("no roles: name them with --roles, of " + Role.words());
        }
        return wanted;
    }
}
