package dev.rialto.shop;

import dev.rialto.RialtoProcess;
import dev.rialto.embedded.Servers;
import dev.rialto.events.Json;
import dev.rialto.shop.starter.Amounts;
import dev.rialto.shop.starter.CatalogGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** A shop in a process of its own, filled if it was empty, with its database at hand. */
public final class ShopFixture implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = RialtoProcess.freePort();
    private final RialtoProcess process;

    /**
     * @param roles as {@code rialto run} takes them
     */
    public ShopFixture(String roles, Map<String, String> settings) {
        process =
                RialtoProcess.start(
                        settings, "run", "--roles", roles, "--http-port", String.valueOf(port));
    }

    /** The settings that lead a process to the shared servers. */
    public static Map<String, String> settings() {
        return Map.of(
                "RIALTO_POSTGRES_URL", Servers.addresses().jdbcUrl(),
                "RIALTO_TOPICS_BOOTSTRAP", Servers.addresses().bootstrap(),
                "RIALTO_SECURITY", "open");
    }

    /** Waits until the shop answers, and sees to it that it has something to sell. */
    public ShopFixture open() {
        process.awaitOk(port, "/metrics");
        try (Connection connection = connect()) {
            new CatalogGenerator(connection).fillIfEmpty(Amounts.USUAL);
            return this;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build());
    }

    /**
     * Writes with any method.
     *
     * @param json null sends no body
     * @param headers names and values in turn
     */
    public HttpResponse<String> write(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(
                json == null
                        ? request.method(method, BodyPublishers.noBody()).build()
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json))
                                .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** A number in the answer's JSON object. */
    public static long number(HttpResponse<String> answer, String field) {
        return Json.tree(answer.body().getBytes(StandardCharsets.UTF_8)).path(field).longValue();
    }

    /** The entity tag of an answer. */
    public static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** The only number that a query gives. */
    public static long query(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public static void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(Servers.addresses().jdbcUrl(), "rialto", "rialto");
    }

    /** Sends SIGTERM, and does not wait. */
    public void terminate() {
        process.handle().destroy();
    }

    @Override
    public void close() {
        process.close();
    }
}
