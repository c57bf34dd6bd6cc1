package dev.rialto.alerts;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A webhook's other end, in a good or a bad mood. */
final class Receiver implements AutoCloseable {

    /** What it was sent. */
    record Post(String path, Headers headers, String body) {

        String id() {
            return headers.getFirst("webhook-id");
        }
    }

    private enum Mood {
        ANSWERS,
        STALLS,
        STALLS_IN_THE_BODY,
        DRIPS,
        RESETS
    }

    private record Says(int status, Map<String, String> headers, String body) {}

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Says says = new Says(204, Map.of(), "");
    private volatile Mood mood = Mood.ANSWERS;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/hook/t0ps3cret?key=1";
    }

    List<Post> posts() {
        return posts;
    }

    void answer(int status) {
        answer(status, Map.of(), "");
    }

    void answer(int status, Map<String, String> headers, String body) {
        says = new Says(status, headers, body);
        mood = Mood.ANSWERS;
    }

    void stall() {
        mood = Mood.STALLS;
    }

    void stallInTheBody() {
        answer(200);
        mood = Mood.STALLS_IN_THE_BODY;
    }

    /** A byte every now and then, for ever. */
    void drip() {
        answer(200);
        mood = Mood.DRIPS;
    }

    /** Closes the connection without an answer. */
    void reset() {
        mood = Mood.RESETS;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posts.add(
                    new Post(
                            exchange.getRequestURI().toString(),
                            exchange.getRequestHeaders(),
                            new String(body, StandardCharsets.UTF_8)));
            answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Says now = says;
        switch (mood) {
            case ANSWERS -> {
                now.headers().forEach(exchange.getResponseHeaders()::add);
                byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
            case STALLS -> closing.await();
            case STALLS_IN_THE_BODY -> {
                exchange.sendResponseHeaders(now.status(), 10);
                closing.await();
            }
            case DRIPS -> drip(exchange, now.status());
            case RESETS -> {}
        }
    }

    private void drip(HttpExchange exchange, int status) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(status, 0);
        while (!closing.await(20, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }
}
