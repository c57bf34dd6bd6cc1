package dev.rialto.shop;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What comes with a write to something that is there already. */
public class ChangeHeaders extends WriteHeaders {

    /** The state that the caller means to change. */
    @HeaderParam("If-Match")
    @Parameter(
            description = "The ETag of what you saw; if it has changed since, nothing is written.",
            schema = @Schema(type = SchemaType.STRING, examples = "\"3q2-7wAAAAAAAAAA\""))
    public String ifMatch;
}
