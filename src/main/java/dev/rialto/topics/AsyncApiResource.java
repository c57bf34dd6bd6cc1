package dev.rialto.topics;

import dev.rialto.events.Json;
import dev.rialto.events.Topics;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The document of the topics, beside that of the API. */
@Path("/asyncapi")
@Tag(name = "index")
public class AsyncApiResource {

    private final byte[] document;

    AsyncApiResource(
            Topics topics,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "rialto.cdc.tables") List<String> tables,
            @ConfigProperty(name = "rialto.cdc.excluded-columns") Optional<List<String>> excluded) {
        document = Json.write(AsyncApi.of(version, topics, tables, excluded.orElse(List.of())));
    }

    /** The document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(
            summary = "What flows on the topics",
            description = "An AsyncAPI 3 document of the change topics and the statistics.")
    public byte[] document() {
        return document.clone();
    }
}
