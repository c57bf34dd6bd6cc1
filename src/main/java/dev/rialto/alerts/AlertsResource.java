package dev.rialto.alerts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Dead letters for operators, as {@code rialto alerts} has them. */
@Path("/alerts")
@Tag(name = "Alerts")
@RolesAllowed("operator")
@RunOnVirtualThread
class AlertsResource {

    private final LetterBox letters;

    AlertsResource(LetterBox letters) {
        this.letters = letters;
    }

    @GET
    @Path("dead-letters")
    @Operation(summary = "List the alerts that could not be delivered")
    public List<UndeliveredAlert> deadLetters(
            @RestQuery("target")
                    @Parameter(
                            description = "Only of these targets; may be repeated",
                            example = "pager")
                    List<String> targets)
            throws InterruptedException {
        return letters.letters(targets);
    }

    @POST
    @Path("replay")
    @Operation(summary = "Deliver dead letters again; answers with those that are not settled")
    public List<UndeliveredAlert> replay(
            @RestQuery("target")
                    @Parameter(
                            description = "Only of these targets; may be repeated",
                            example = "pager")
                    List<String> targets)
            throws InterruptedException {
        letters.replay(targets);
        return letters.letters(targets);
    }
}
