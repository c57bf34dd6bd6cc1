package dev.rialto.dashboard;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Json;
import dev.rialto.events.RevenueWindow;
import io.smallrye.common.annotation.NonBlocking;
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

    private static final List<Duration> SIZES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofHours(1));

    private final ReadModel model;

    AnalyticsResource(StatisticsFeed feed) {
        this.model = feed.model();
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
            @QueryParam("limit") @DefaultValue("60") String limit) {
        return Json.write(model.windows(size(window), Limit.of(limit, ReadModel.WINDOWS)));
    }

    /** What the fraud rules found. */
    @GET
    @Path("/fraud")
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

    private static Duration size(String asked) {
        try {
            Duration size = Duration.parse(asked);
            if (SIZES.contains(size)) {
                return size;
            }
        } catch (DateTimeException e) {
            // Answered below, as any other unknown size.
        }
        throw new BadRequestException("window=" + asked + ": one of " + SIZES + " is needed");
    }
}
