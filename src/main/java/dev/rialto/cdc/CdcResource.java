package dev.rialto.cdc;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotEmpty;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Steering for operators, as {@code rialto cdc} does it; every answer is the status after it. */
@Path("/cdc")
@Tag(name = "Change data capture")
@RolesAllowed("operator")
@RunOnVirtualThread
class CdcResource {

    private interface Step {
        void go() throws SQLException, InterruptedException;
    }

    private final Steering steering;

    CdcResource(Steering steering) {
        this.steering = steering;
    }

    @GET
    @Operation(summary = "Show where capturing stands")
    public CdcStatus status() throws SQLException, InterruptedException {
        return steering.status();
    }

    @POST
    @Path("pause")
    @Operation(summary = "Stop capturing; the slot keeps the log meanwhile")
    public CdcStatus pause() throws SQLException, InterruptedException {
        return after(steering::pause);
    }

    @POST
    @Path("resume")
    @Operation(summary = "Go on where a pause began")
    public CdcStatus resume() throws SQLException, InterruptedException {
        return after(steering::resume);
    }

    @POST
    @Path("register")
    @Operation(summary = "Capture again after a delete")
    public CdcStatus register() throws SQLException, InterruptedException {
        return after(steering::register);
    }

    @POST
    @Path("snapshot")
    @Operation(summary = "Publish the rows of tables anew")
    public CdcStatus snapshot(
            @RestQuery("table")
                    @NotEmpty
                    @Parameter(
                            description = "A captured table; may be repeated",
                            example = "orders")
                    List<String> tables)
            throws SQLException, InterruptedException {
        return after(() -> steering.snapshot(tables));
    }

    @GET
    @Path("dead-letters")
    @Operation(summary = "List the changes that could not be published")
    public List<DeadLetter> deadLetters() throws InterruptedException {
        return steering.deadLetters();
    }

    @POST
    @Path("replay")
    @Operation(summary = "Publish the present state of the rows of dead letters")
    public CdcStatus replay(
            @RestQuery("table")
                    @Parameter(
                            description = "Only of these tables; may be repeated",
                            example = "orders")
                    List<String> tables)
            throws SQLException, InterruptedException {
        return after(() -> steering.replay(tables));
    }

    @POST
    @Path("rewind")
    @Operation(summary = "Forget the position and publish every table anew")
    public CdcStatus rewind() throws SQLException, InterruptedException {
        return after(steering::rewind);
    }

    @DELETE
    @Operation(summary = "Remove slot, publication and position")
    public CdcStatus delete() throws SQLException, InterruptedException {
        return after(steering::delete);
    }

    private CdcStatus after(Step step) throws SQLException, InterruptedException {
        try {
            step.go();
            return steering.status();
        } catch (IllegalArgumentException e) {
            throw new WebApplicationException(e.getMessage(), 400);
        } catch (IllegalStateException e) {
            throw new WebApplicationException(e.getMessage(), 409);
        }
    }
}
