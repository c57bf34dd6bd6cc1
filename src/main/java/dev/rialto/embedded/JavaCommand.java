package dev.rialto.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The {@code java} that runs the servers: our own, or in a native executable one of the user's. */
final class JavaCommand {

    private JavaCommand() {}

    static Path find() {
        Stream<Path> homes =
                Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
                        .filter(Objects::nonNull)
                        .map(home -> Path.of(home, "bin"));
        Stream<Path> path =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(Path::of);
        return Stream.concat(homes, path)
                .map(bin -> bin.resolve("java"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new EmbeddedRefusal(
                                        "the embedded servers need a JDK 25 or newer: install one"
                                                + " and set JAVA_HOME to it"));
    }
}
