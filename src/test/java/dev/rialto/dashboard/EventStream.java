package dev.rialto.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of the statistics stream, as a plain client reads them. */
final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private EventStream(HttpURLConnection connection) throws IOException {
        this.connection = connection;
        this.lines =
                new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    static EventStream open(int port, String lastId) throws IOException {
        URI at = URI.create("http://127.0.0.1:" + port + "/stream/statistics");
        HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
        connection.setReadTimeout((int) PATIENCE.toMillis());
        if (lastId != null) {
            connection.setRequestProperty("Last-Event-ID", lastId);
        }
        return new EventStream(connection);
    }

    /** The lines up to the one with this text. */
    List<String> until(String text) throws IOException {
        List<String> read = new ArrayList<>();
        // Heartbeats come for ever, and with them no read ever times out.
        Instant end = Instant.now().plus(PATIENCE);
        String line;
        do {
            line = lines.readLine();
            if (line == null || Instant.now().isAfter(end)) {
                throw new AssertionError("no " + text + " in " + read);
            }
            read.add(line);
        } while (!line.contains(text));
        return read;
    }

    static String idIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id:"))
                .toList()
                .getLast()
                .substring("id:".length());
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
