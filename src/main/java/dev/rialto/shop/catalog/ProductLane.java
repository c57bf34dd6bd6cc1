package dev.rialto.shop.catalog;

import dev.rialto.shop.BatchLoader;
import dev.rialto.shop.Shown;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * The short way to a product, which is what most callers want: past JAX-RS, whose dispatch costs
 * more than the product. All who ask at once share a query, and those who ask for the same version
 * of a product its bytes. What is not the plain case, a missing product included, goes the long way
 * through {@link ProductResource}, and both answer the same.
 */
@Singleton
final class ProductLane {

    /** After the check of origins, and before that of callers, whom the catalogue never asks. */
    private static final int PRIORITY = 250;

    private static final String PLACE = "/products/";
    private static final Pattern ID = Pattern.compile(PLACE + "[1-9][0-9]{0,17}");
    private static final CharSequence JSON =
            HttpHeaders.createOptimized("application/json;charset=UTF-8");

    private final BatchLoader<Long, Shown> looks;

    ProductLane(Display display) {
        this.looks = new BatchLoader<>(display::shown);
    }

    void open(@Observes Filters filters) {
        filters.register(this::lead, PRIORITY);
    }

    private void lead(RoutingContext caller) {
        HttpServerRequest request = caller.request();
        if (!isPlain(request)) {
            caller.next();
            return;
        }
        Context loop = caller.vertx().getOrCreateContext();
        looks.load(Long.parseLong(request.path().substring(PLACE.length())))
                .whenComplete(
                        (shown, failure) -> loop.runOnContext(_ -> answer(caller, loop, shown)));
    }

    private static boolean isPlain(HttpServerRequest request) {
        String path = request.path();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.startsWith(PLACE)
                && request.method() == HttpMethod.GET
                && request.query() == null
                && (accept == null || accept.equals("*/*") || accept.equals("application/json"))
                && ID.matcher(path).matches();
    }

    /**
     * @param shown null where there is no such product, or the query failed
     */
    private static void answer(RoutingContext caller, Context loop, Shown shown) {
        if (shown == null) {
            caller.next();
            return;
        }
        // What meters and traces call the request.
        loop.putLocal("UrlPathTemplate", "/products/{id}");
        HttpServerResponse response = caller.response().putHeader(HttpHeaders.ETAG, shown.etag());
        if (shown.isKnown(caller.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(shown.json()));
        }
    }
}
