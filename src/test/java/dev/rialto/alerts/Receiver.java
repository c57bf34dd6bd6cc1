package dev.rialto.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's other end, in a good or a bad mood. */
final class Receiver implements AutoCloseable {

    /** What it was sent. */
    record Post(String id, String contentType, String body) {}

    private enum Mood {
        ANSWERS,
        STALLS,
        STALLS_IN_THE_BODY
    }

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 204;
    private volatile Mood mood = Mood.ANSWERS;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", this::take);
        server.start();
    }

    URI address() {
        InetSocketAddress at = server.getAddress();
        return URI.create("http://127.0.0.1:" + at.getPort() + "/hook?secret=1");
    }

    List<Post> posts() {
        return posts;
    }

    void answer(int with) {
        status = with;
    }

    void stall() {
        mood = Mood.STALLS;
    }

    void stallInTheBody() {
        status = 200;
        mood = Mood.STALLS_IN_THE_BODY;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            posts.add(
                    new Post(
                            exchange.getRequestHeaders().getFirst("webhook-id"),
                            exchange.getRequestHeaders().getFirst("content-type"),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            if (mood == Mood.STALLS) {
                closing.await();
            }
            exchange.sendResponseHeaders(status, mood == Mood.ANSWERS ? -1 : 10);
            if (mood == Mood.STALLS_IN_THE_BODY) {
                closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
