package dev.rialto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The packaged application, or the executable that the property {@code rialto.binary} names, as a
 * process of its own: started with words and settings as a user would.
 */
public final class RialtoProcess implements AutoCloseable {

    // Processes that test at once begin at different ones.
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(12_000));

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path HOME = Path.of(System.getProperty("rialto.home", "."));

    private final Process process;
    private final Path output;

    private RialtoProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param settings configuration, as environment variables
     */
    public static RialtoProcess start(Map<String, String> settings, String... words) {
        try {
            List<String> command = new ArrayList<>(program());
            command.addAll(List.of(words));
            Path output = Files.createTempFile("rialto-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            return new RialtoProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port that nobody listens on at the moment, and that is given once. It is below those that
     * clients get: one of these may be some connection's by the time that a server wants it.
     */
    public static int freePort() {
        while (true) {
            int port = 20_000 + NEXT_PORT.getAndIncrement() % 12_000;
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
    }

    /** Waits until this process answers a path with 200. */
    public RialtoProcess awaitOk(int port, String path) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> assertThat(process.isAlive()).as(this::output).isTrue())
                .untilAsserted(
                        () -> {
                            HttpResponse<String> answer = get(port, path);
                            if (answer.statusCode() != 200) {
                                throw new AssertionError(answer.body() + "\n" + output());
                            }
                        });
        return this;
    }

    /** What a path answers. */
    public static HttpResponse<String> get(int port, String path, String... headers) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for the end and gives the exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("still running:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What it printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As {@code kill} and Ctrl-C do; force where that does not help. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("did not end within 15 s of SIGTERM:\n" + output());
            }
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> program() {
        String libraries =
                "-Drialto.embedded.libraries="
                        + HOME.resolve("target/embedded/lib").toAbsolutePath();
        String binary = System.getProperty("rialto.binary");
        if (binary != null) {
            return List.of(binary, libraries);
        }
        List<String> program = new ArrayList<>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.add("-Xmx400m");
        program.add("-XX:+ExitOnOutOfMemoryError");
        // Tests start many short processes, which the quick compiler serves best.
        program.add("-XX:TieredStopAtLevel=1");
        program.add("-XX:+UseSerialGC");
        program.add("--enable-native-access=ALL-UNNAMED");
        program.add("--sun-misc-unsafe-memory-access=allow");
        program.add("-XX:+UseCompactObjectHeaders");
        Path cache = HOME.resolve("target/quarkus-app/rialto.aot");
        if (Files.exists(cache)) {
            program.add("-XX:AOTCache=" + cache);
            program.add("-Xlog:disable"); // one that does not fit is nobody's concern
        }
        program.add(libraries);
        program.add("-jar");
        program.add(HOME.resolve("target/quarkus-app/quarkus-run.jar").toString());
        return program;
    }
}
