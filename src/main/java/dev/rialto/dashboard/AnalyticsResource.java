package dev.rialto.dashboard;

import dev.rialto.events.CategoryWindow;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The statistics as JSON, written as their topics carry them. */
@Path("/analytics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class AnalyticsResource {

    private final ReadModel model;
    private final List<Duration> sizes;

    AnalyticsResource(
            StatisticsFeed feed,
            @ConfigProperty(name = "rialto.analytics.windows") List<Duration> sizes) {
        this.model = feed.model();
        this.sizes = sizes;
    }

    /** Revenue by window. */
    @GET
    @Path("/revenue")
    @NonBlocking
    @Operation(
            summary = "Revenue by window of event time",
            description = "The newest windows of this size, in the order of time.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = RevenueWindow.class)))
    public byte[] revenue(
            @QueryParam("window") @DefaultValue("PT1M") String window,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("60") String limit) {
        return Json.write(
                model.windows(size(window), Span.of(from, to), Limit.of(limit, ReadModel.WINDOWS)));
    }

    /** The best-selling products by window. */
    @GET
    @Path("/top-products")
    @NonBlocking
    @Operation(
            summary = "The best-selling products by window of event time",
            description = "The newest windows of this size, in the order of time.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = TopProducts.class)))
    public String topProducts(
            @QueryParam("window") @DefaultValue("PT1M") String window,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("10") String limit) {
        return sales(Event.TOP_PRODUCTS, window, Span.of(from, to), limit);
    }

    /** Sales by category and window. */
    @GET
    @Path("/categories")
    @NonBlocking
    @Operation(
            summary = "Sales by category and window of event time",
            description = "The newest windows of this size, in the order of time.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = CategoryWindow.class)))
    public String categories(
            @QueryParam("window") @DefaultValue("PT1M") String window,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") @DefaultValue("10") String limit) {
        return sales(Event.CATEGORIES, window, Span.of(from, to), limit);
    }

    /** What the fraud rules found; it names customers. */
    @GET
    @Path("/fraud")
    @RolesAllowed("operator")
    @NonBlocking
    @Operation(summary = "Fraud alerts", description = "The newest alerts, the newest first.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = FraudAlert.class)))
    public byte[] fraud(@QueryParam("limit") @DefaultValue("50") String limit) {
        return Json.write(model.alerts(Limit.of(limit, ReadModel.ALERTS)));
    }

    private String sales(String kind, String window, Span span, String limit) {
        return model.windows(kind, size(window), span, Limit.of(limit, Shelf.KEPT));
    }

    private Duration size(String asked) {
        try {
            Duration size = Duration.parse(asked);
            if (sizes.contains(size)) {
                return size;
            }
        } catch (DateTimeException e) {
            // Answered below, as any other unknown size.
        }
        throw new BadRequestException("window=" + asked + ": one of " + sizes + " is needed");
    }
}
