package dev.rialto.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the build laid ready for the child: jars, PostgreSQL's programs, a start-up cache. */
record ServerLibraries(Path jars) {

    /** Of the PostgreSQL that the build brings. */
    static final String POSTGRES_MAJOR = "18";

    ServerLibraries {
        if (!Files.exists(jars.resolve("rialto-embedded.jar"))) {
            throw new EmbeddedRefusal(
                    "the embedded servers' libraries are not in %s; build Rialto first"
                            .formatted(jars));
        }
    }

    /** The command of a child that keeps its data in this folder. */
    ProcessBuilder command(Path dataDir, EmbeddedSettings settings) {
        // Ctrl-C goes to every process of the terminal; the child ends when its parent says so.
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.add(JavaCommand.find().toString());
        command.addAll(jvmOptions());
        command.addAll(List.of("-cp", jars + "/*", "dev.rialto.embedded.server.Main"));
        command.add(jars.resolveSibling("postgres").toString());
        command.add(dataDir.toString());
        command.add(Integer.toString(settings.postgresPort()));
        command.add(Integer.toString(settings.kafkaPort()));
        command.add(Integer.toString(settings.s3Port()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // These are meant for the application's JVM.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        // Few arenas: glibc would keep one of 64 MB for each thread that allocates.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }

    private List<String> jvmOptions() {
        return List.of(
                // These four must be as in the rehearsal (see pom.xml), or the cache is not used.
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:AOTCache=" + jars.resolveSibling("servers.aot"),
                // A missing or foreign cache costs a second; it is nobody's concern.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xmx256m",
                "-Duser.timezone=UTC",
                "-Dlog4j2.statusLoggerLevel=OFF",
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tLZ %4$s %3$s %5$s%6$s%n");
    }
}
