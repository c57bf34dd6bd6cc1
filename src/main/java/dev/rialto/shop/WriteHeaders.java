package dev.rialto.shop;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What comes with every write beside its body. */
public class WriteHeaders {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    /** Makes a repeated write harmless. */
    @HeaderParam("Idempotency-Key")
    @Parameter(
            description =
                    "A new UUID for each write. Send it again with the same request and you get the"
                            + " same answer, and the write is not done twice.",
            // Of the schema: what a parameter has as its example, /docs would send each time.
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            minLength = 1,
                            maxLength = 255,
                            examples = "0b7f8e0e-58a7-4a3a-9d49-5d1f8a4f1c51"))
    public String idempotencyKey;

    /** The method. */
    @Context public Request request;

    /** The path. */
    @Context public UriInfo uri;

    /** The method and the path. */
    String line() {
        return request.getMethod() + " " + uri.getRequestUri().getRawPath();
    }

    /**
     * The idempotency key; null where there is none.
     *
     * @throws RefusedException where it is not 1 to 255 visible ASCII characters
     */
    String key() {
        if (idempotencyKey != null && !KEY.matcher(idempotencyKey).matches()) {
            throw new RefusedException(
                    new Refusal.Invalid(
                            "Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
        }
        return idempotencyKey;
    }
}
