package dev.rialto.dashboard;

import dev.rialto.events.Json;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The front door: what there is, for programs as JSON and for people as the dashboard. */
@Path("/")
@Tag(name = "index")
public class IndexResource {

    private static final String PAGE = "META-INF/resources/dashboard.html";
    private static final List<String> COLLECTIONS =
            List.of(
                    "customers",
                    "products",
                    "categories",
                    "carts",
                    "orders",
                    "order_item",
                    "wishlist",
                    "payment",
                    "shipments");

    private final byte[] index;
    private final byte[] page;

    IndexResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.index = Json.write(index(version));
        this.page = read();
    }

    /** The index. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    @Operation(
            summary = "What there is",
            description = "Links to everything; a browser gets the dashboard instead.")
    public byte[] index() {
        return index.clone();
    }

    /** The dashboard, for whoever prefers HTML. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @NonBlocking
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache")
    @Operation(hidden = true)
    public byte[] page() {
        return page.clone();
    }

    private static Map<String, Object> index(String version) {
        Map<String, String> links = new LinkedHashMap<>();
        COLLECTIONS.forEach(name -> links.put(name, "/" + name));
        links.put("revenue", "/analytics/revenue");
        links.put("top-products", "/analytics/top-products");
        links.put("sales-by-category", "/analytics/categories");
        links.put("fraud", "/analytics/fraud");
        links.put("stream", "/stream/statistics");
        links.put("dashboard", "/dashboard.html");
        links.put("docs", "/docs");
        links.put("openapi", "/openapi");
        links.put("asyncapi", "/asyncapi");
        links.put("health", "/health");
        links.put("metrics", "/metrics");
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("name", "Rialto");
        index.put("version", version);
        index.put("links", links);
        return index;
    }

    private static byte[] read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream page = loader.getResourceAsStream(PAGE)) {
            return page.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + PAGE, e);
        }
    }
}
