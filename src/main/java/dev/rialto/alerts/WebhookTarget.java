package dev.rialto.alerts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts each notice as JSON; the header {@code webhook-id} is the same for its repetitions. */
final class WebhookTarget implements Target {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    WebhookTarget(URI address, Duration timeout) {
        String scheme = address.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "rialto.alerts.webhook=" + address + ": an http or https address is needed");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "rialto.alerts.webhook-timeout=" + timeout + ": more than 0 is needed");
        }
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Outcome deliver(Notice notice) throws InterruptedException {
        // The request's own timeout ends with the answer's head; this one is for all of it.
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request(notice), BodyHandlers.discarding());
        try {
            return outcome(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Outcome.NotNow(place() + " does not answer: " + e.getCause());
        } catch (TimeoutException e) {
            return new Outcome.NotNow(place() + " does not answer within " + timeout);
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Notice notice) {
        return HttpRequest.newBuilder(address)
                .header("content-type", "application/json")
                .header("webhook-id", notice.id())
                .POST(BodyPublishers.ofByteArray(notice.json()))
                .build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Outcome outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        String said = place() + " answered " + status;
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        return status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS
                ? new Outcome.NotNow(said)
                : new Outcome.Refused(said);
    }

    // The rest of a webhook's address is often its secret.
    private String place() {
        return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
