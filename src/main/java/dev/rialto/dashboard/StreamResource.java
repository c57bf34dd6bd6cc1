package dev.rialto.dashboard;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
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

    private final ReadModel model;

    StreamResource(StatisticsFeed feed) {
        this.model = feed.model();
    }

    /** Windows and alerts, live. */
    @GET
    @Path("/{kind: statistics|revenue|top-products|categories|fraud}")
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
                    `Last-Event-ID` only what was missed, where that is still known.""")
    public Multi<OutboundSseEvent> statistics(
            @PathParam("kind")
                    @Schema(
                            enumeration = {
                                "statistics",
                                "revenue",
                                "top-products",
                                "categories",
                                "fraud"
                            })
                    String kind,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        return model.follow(lastEventId, records(kind), response::reset)
                .map(event -> written(event, sse));
    }

    private static Set<String> records(String kind) {
        return switch (kind) {
            case "statistics" -> Event.RECORDS;
            case "fraud" -> Set.of(Event.ALERT);
            default -> Set.of(kind);
        };
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
