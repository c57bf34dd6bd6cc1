package dev.rialto.dashboard;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The statistics as they change. */
@Path("/stream")
@Tag(name = "analytics")
public class StreamResource {

    private static final Duration RECONNECT = Duration.ofSeconds(2);

    /** What names no customer. */
    private static final Set<String> NAMELESS =
            Set.of(Event.REVENUE, Event.TOP_PRODUCTS, Event.CATEGORIES);

    private final ReadModel model;

    private final CurrentIdentityAssociation caller;

    StreamResource(StatisticsFeed feed, CurrentIdentityAssociation caller) {
        this.model = feed.model();
        this.caller = caller;
    }

    /** Windows, live; and alerts, which name customers, where an operator asks. */
    @GET
    @Path("/{kind: statistics|revenue|top-products|categories}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Statistics as server-sent events: all of them, or one kind",
            description =
                    """
                    First a `snapshot` with the numbers of `revenue` (as `windows`), `alert`, \
                    `top-products` and `categories` events that follow and replace all that was \
                    known; then each change as it comes, and `removed` for what is no more. With \
                    `Last-Event-ID` only what was missed, where that is still known. Alerts are \
                    for operators; a number that is null is of what others may not see, or did \
                    not ask for.""")
    public Multi<OutboundSseEvent> statistics(
            @PathParam("kind")
                    @Schema(enumeration = {"statistics", "revenue", "top-products", "categories"})
                    String kind,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        if (!kind.equals("statistics")) {
            return follow(lastEventId, Set.of(kind), sse, response);
        }
        return caller.getDeferredIdentity()
                .onItem()
                .transformToMulti(
                        identity ->
                                follow(
                                        lastEventId,
                                        identity.hasRole("operator") ? Event.RECORDS : NAMELESS,
                                        sse,
                                        response));
    }

    /** Alerts, live. */
    @GET
    @Path("/fraud")
    @RolesAllowed("operator")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Fraud alerts as server-sent events",
            description = "As `/stream/statistics`, without the statistics.")
    public Multi<OutboundSseEvent> fraud(
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        return follow(lastEventId, Set.of(Event.ALERT), sse, response);
    }

    private Multi<OutboundSseEvent> follow(
            String lastEventId, Set<String> kinds, Sse sse, HttpServerResponse response) {
        return model.follow(lastEventId, kinds, response::reset).map(event -> written(event, sse));
    }

    private static OutboundSseEvent written(Event event, Sse sse) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder();
        if (event == Event.HEARTBEAT) {
            return builder.comment("").build();
        }
        if (event.name().equals(Event.SNAPSHOT)) {
            builder.reconnectDelay(RECONNECT.toMillis());
        }
        if (event.id() != null) {
            builder.id(event.id());
        }
        return builder.name(event.name()).data(event.json()).build();
    }
}
