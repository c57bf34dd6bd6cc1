package dev.rialto.alerts;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts each notice over a connection of its own, to an address that the gate let through. */
final class HttpTarget implements Target {

    private static final int LARGEST_ANSWER = 8_192;

    private final WebAddress place;
    private final Format format;
    private final Gate gate;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient client;

    HttpTarget(WebAddress place, Format format, Gate gate, Duration timeout, Vertx vertx) {
        this.place = place;
        this.format = format;
        this.gate = gate;
        this.timeout = timeout;
        // Vert.x can be told the address to connect to; the JDK's client looks names up by itself.
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setConnectTimeout(Math.toIntExact(timeout.toMillis())));
    }

    @Override
    public Outcome deliver(Notice notice) throws InterruptedException {
        InetAddress address;
        try {
            address = gate.address(place.host());
        } catch (IOException e) {
            return new Outcome.NotNow(e.getMessage());
        }
        Format.Letter letter = format.of(notice, clock.instant());
        Future<HttpClientRequest> begun = client.request(options(address, letter));
        try {
            return begun.compose(request -> send(request, letter))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .outcome(place, clock.instant());
        } catch (ExecutionException e) {
            return new Outcome.NotNow(place + " does not answer: " + e.getCause().getMessage());
        } catch (TimeoutException e) {
            return new Outcome.NotNow(place + " does not answer within " + timeout);
        } finally {
            // An answer that is still under way, or longer than anybody reads, ends here.
            begun.onSuccess(request -> request.connection().close());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    // Redirects are not followed: they would lead past the gate.
    private RequestOptions options(InetAddress address, Format.Letter letter) {
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, place.port())))
                        .setHost(place.host())
                        .setPort(place.port())
                        .setSsl(place.encrypted())
                        .setURI(place.path())
                        .setFollowRedirects(false)
                        .putHeader("content-type", "application/json")
                        .putHeader("user-agent", "rialto");
        letter.headers().forEach(options::putHeader);
        return options;
    }

    private static Future<Answer> send(HttpClientRequest request, Format.Letter letter) {
        return request.send(Buffer.buffer(letter.body())).compose(HttpTarget::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        Runnable whole =
                () ->
                        answer.tryComplete(
                                new Answer(
                                        response.statusCode(),
                                        response.getHeader("retry-after"),
                                        body.getBytes()));
        response.exceptionHandler(answer::tryFail);
        response.endHandler(_ -> whole.run());
        response.handler(
                part -> {
                    body.appendBuffer(part);
                    if (body.length() >= LARGEST_ANSWER) {
                        whole.run();
                    }
                });
        return answer.future();
    }
}
