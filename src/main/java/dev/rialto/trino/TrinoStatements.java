package dev.rialto.trino;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Trino's statement protocol: a statement is posted, and its results are fetched page by page until
 * there is no next one. Three statements do not earn a driver of 13 MB.
 */
final class TrinoStatements implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final TrinoConfig config;

    TrinoStatements(URI url, TrinoConfig config) {
        this.url = url;
        this.config = config;
    }

    /**
     * Runs a statement to its end.
     *
     * @return its rows, each an array
     * @throws TrinoException where Trino is away or refuses
     */
    List<JsonNode> run(String sql) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page =
                answer(
                        request(url.resolve("/v1/statement"))
                                .POST(HttpRequest.BodyPublishers.ofString(sql))
                                .build());
        while (true) {
            page.path("data").forEach(rows::add);
            if (page.has("error")) {
                throw new TrinoException(
                        "Trino at %s: %s".formatted(url, page.at("/error/message").asText()));
            }
            if (!page.has("nextUri")) {
                return rows;
            }
            // The server holds each page back for a moment, so this does not spin.
            page = answer(request(URI.create(page.path("nextUri").asText())).build());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(config.timeout())
                .header("X-Trino-User", config.user())
                .header("X-Trino-Source", "rialto");
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new TrinoException(
                        "Trino at %s answered %d: %s"
                                .formatted(
                                        url,
                                        answer.statusCode(),
                                        new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return Json.tree(answer.body());
        } catch (IOException e) {
            throw new TrinoException("cannot reach Trino at %s (%s)".formatted(url, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrinoException("interrupted while Trino at %s worked".formatted(url), e);
        }
    }
}
