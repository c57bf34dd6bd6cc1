package dev.rialto.dashboard;

import dev.rialto.events.CategoryWindow;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
            description = "The newest windows of this size, in the order of time; usually 60.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = RevenueWindow.class)))
    public byte[] revenue(@BeanParam WindowQuery asked) {
        return Json.write(
                model.windows(asked.size(sizes), asked.span(), asked.limit(60, ReadModel.WINDOWS)));
    }

    /** The best-selling products by window. */
    @GET
    @Path("/top-products")
    @NonBlocking
    @Operation(
            summary = "The best-selling products by window of event time",
            description = "The newest windows of this size, in the order of time; usually 10.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = TopProducts.class)))
    public String topProducts(@BeanParam WindowQuery asked) {
        return sales(Event.TOP_PRODUCTS, asked);
    }

    /** Sales by category and window. */
    @GET
    @Path("/categories")
    @NonBlocking
    @Operation(
            summary = "Sales by category and window of event time",
            description = "The newest windows of this size, in the order of time; usually 10.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = CategoryWindow.class)))
    public String categories(@BeanParam WindowQuery asked) {
        return sales(Event.CATEGORIES, asked);
    }

    /** What the fraud rules found; it names customers. */
    @GET
    @Path("/fraud")
    @RolesAllowed("operator")
    @NonBlocking
    @Operation(
            summary = "Fraud alerts",
            description =
                    "The newest episodes that reach into this time, the newest first; usually 50.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = FraudAlert.class)))
    public byte[] fraud(@BeanParam AlertQuery asked) {
        return Json.write(model.alerts(asked.wanted(), asked.limit(50, ReadModel.ALERTS)));
    }

    private String sales(String kind, WindowQuery asked) {
        return model.windows(kind, asked.size(sizes), asked.span(), asked.limit(10, Shelf.KEPT));
    }
}
