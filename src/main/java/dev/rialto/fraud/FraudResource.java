package dev.rialto.fraud;

import dev.rialto.events.FraudRule;
import dev.rialto.events.Json;
import dev.rialto.events.VeilNotice;
import dev.rialto.events.Veils;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Rules for operators: written as their topic carries them. */
@Path("/fraud/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fraud rules")
@RolesAllowed("operator")
@RunOnVirtualThread
class FraudResource {

    private static final int MOST_HOURS = 720;

    private final RuleDesk desk;
    private final Veils veils;
    private final Instance<AgroalDataSource> database;

    FraudResource(RuleDesk desk, Veils veils, Instance<AgroalDataSource> database) {
        this.desk = desk;
        this.veils = veils;
        this.database = database;
    }

    @GET
    @Operation(summary = "List the newest version of each rule")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = FraudRule.class)))
    public byte[] rules() throws InterruptedException {
        return Json.write(desk.book().newest().stream().map(RuleVersion::record).toList());
    }

    @GET
    @Path("{rule}")
    @Operation(summary = "Show all versions of a rule, the oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = FraudRule.class)))
    public RestResponse<byte[]> rule(
            @PathParam("rule") @Parameter(description = "The rule's name", example = "velocity")
                    String rule)
            throws InterruptedException {
        requireRule(rule);
        var versions = desk.book().versions(rule);
        return ResponseBuilder.ok(Json.write(versions.stream().map(RuleVersion::record).toList()))
                .header("ETag", etag(versions.getLast()))
                .build();
    }

    @PUT
    @Path("{rule}")
    @Operation(
            summary = "Add a version of a rule",
            description =
                    """
                    It judges what happens from `effective_from` on, which is at least 5 s away; \
                    what happened before is judged as ever. All thresholds are needed. With \
                    `If-Match` only where the newest version is that one.""")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FraudRule.class)))
    public RestResponse<byte[]> add(
            @PathParam("rule") @Parameter(description = "The rule's name", example = "velocity")
                    String rule,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of what you saw",
                            schema = @Schema(type = SchemaType.STRING, examples = "\"1\""))
                    String ifMatch,
            @NotNull NewVersion wanted)
            throws SQLException, InterruptedException {
        requireRule(rule);
        try {
            RuleVersion added =
                    desk.add(rule, wanted, last -> ifMatch == null || matches(ifMatch, last));
            return ResponseBuilder.ok(Json.write(added.record()))
                    .header("ETag", etag(added))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new WebApplicationException(e.getMessage(), 400);
        }
    }

    @POST
    @Path("{rule}/dry-run")
    @Operation(
            summary = "Say what thresholds would have flagged in the last hours",
            description = "Nothing is changed. Beside it: what the newest version flags.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Trial.class)))
    public byte[] dryRun(
            @PathParam("rule") @Parameter(description = "The rule's name", example = "velocity")
                    String rule,
            @QueryParam("hours")
                    @DefaultValue("24")
                    @Parameter(description = "1 to 720", example = "24")
                    String hours,
            @NotNull Candidate candidate)
            throws SQLException, InterruptedException {
        requireRule(rule);
        Instant since = Clock.systemUTC().instant().minus(hours(hours));
        Rule thresholds = thresholds(rule, candidate);
        RuleVersion present = desk.book().versions(rule).getLast();
        DryRun run = new DryRun(present, thresholds, Fact.microsOf(since));
        Duration longest = longer(present.rule().within(), thresholds.within());
        try (Connection connection = database.get().getConnection()) {
            connection.setAutoCommit(false);
            heedVeils(connection);
            new ShopFacts(connection, veils.of("customers", "address"))
                    .forEach(thresholds.subject(), since.minus(longest), run::judge);
            connection.rollback();
        }
        return Json.write(run.result());
    }

    /** With another veil over addresses the trial would find what the stream does not. */
    private void heedVeils(Connection connection) throws SQLException {
        try {
            VeilNotice.heed(connection, List.of("customers"), veils);
        } catch (IllegalStateException e) {
            throw new WebApplicationException(e.getMessage(), 409);
        }
    }

    private static Rule thresholds(String rule, Candidate candidate) {
        try {
            return Rules.of(rule, candidate.thresholds());
        } catch (IllegalArgumentException e) {
            throw new WebApplicationException(e.getMessage(), 400);
        }
    }

    private static void requireRule(String rule) {
        if (!Rules.exists(rule)) {
            throw new NotFoundException("there is no rule " + rule);
        }
    }

    private static Duration hours(String asked) {
        try {
            int hours = Integer.parseInt(asked);
            if (hours >= 1 && hours <= MOST_HOURS) {
                return Duration.ofHours(hours);
            }
        } catch (NumberFormatException e) {
            // Answered below, as any other bad number.
        }
        throw new WebApplicationException(
                "hours=%s: a number from 1 to %d is needed".formatted(asked, MOST_HOURS), 400);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String etag(RuleVersion version) {
        return etag(version.version());
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }

    private static boolean matches(String list, int version) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(etag(version)));
    }
}
