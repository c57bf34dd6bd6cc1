package dev.rialto.shop;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list whose rows have a time; which one, each list says by a filter. */
public class PeriodQuery extends PageQuery {

    /** The first moment of the period. */
    @QueryParam("from")
    @Parameter(
            description =
                    "Only of this moment and later: a time with its offset, or a date, whose first moment in UTC it is",
            schema = @Schema(type = SchemaType.STRING, examples = "2026-01-01T00:00:00Z"))
    public String from;

    /** The moment that follows the period. */
    @QueryParam("to")
    @Parameter(
            description =
                    "Only before this moment: a time with its offset, or a date, whose first moment in UTC it is",
            schema = @Schema(type = SchemaType.STRING, examples = "2036-01-01"))
    public String to;
}
