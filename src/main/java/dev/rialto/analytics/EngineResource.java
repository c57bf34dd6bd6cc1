package dev.rialto.analytics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The statistics for operators, as {@code rialto analytics} shows and steers them. */
@Path("/analytics/engine")
@Tag(name = "analytics")
@RolesAllowed("operator")
@RunOnVirtualThread
class EngineResource {

    private final Engine engine;

    EngineResource(Engine engine) {
        this.engine = engine;
    }

    @GET
    @Operation(summary = "Show where the statistics stand")
    public EngineStatus status() throws InterruptedException {
        return engine.status();
    }

    @POST
    @Path("reset")
    @Operation(summary = "Compute all statistics anew from the change topics")
    public EngineStatus reset() throws InterruptedException {
        engine.reset();
        return engine.status();
    }
}
