package dev.rialto.shop;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of every list; text, so that a wrong one gets an answer of ours. */
public class PageQuery {

    /** Rows at most. */
    @QueryParam("limit")
    @Parameter(
            description = "Rows at most",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "500",
                            defaultValue = "50"))
    public String limit;

    /** The key before the first row. */
    @QueryParam("after")
    @Parameter(
            description = "Only rows with a greater id; take it from the last page's `next`",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
    public String after;

    Cursor cursor() {
        return Cursor.parse(limit, after);
    }
}
