package dev.rialto.dashboard;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of every list; text, so that a wrong one gets an answer of ours. */
public abstract class ListQuery {

    /** The first instant. */
    @QueryParam("from")
    @Parameter(
            description = "Nothing from before this time; of a date, its first moment in UTC",
            schema = @Schema(type = SchemaType.STRING, examples = "2026-03-01T12:00:00Z"))
    public String from;

    /** The first instant that no longer belongs to it. */
    @QueryParam("to")
    @Parameter(
            description = "Nothing from this time on; of a date, its first moment in UTC",
            schema = @Schema(type = SchemaType.STRING, examples = "2036-03-01T12:00:00Z"))
    public String to;

    /** How many at most. */
    @QueryParam("limit")
    @Parameter(
            description = "So many of the newest at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "10"))
    public String limit;

    /** All that was asked for. */
    @Context public UriInfo uri;

    Span span() {
        return Span.of(from, to);
    }

    int limit(int usual, int most) {
        return limit == null ? usual : Limit.of(limit, most);
    }

    /**
     * Refuses what this list does not know: to ignore it would show something else.
     *
     * @param others the parameters that it has beside those of every list
     */
    protected void requireKnown(String... others) {
        Set<String> known = new TreeSet<>(Set.of("from", "to", "limit"));
        known.addAll(Set.of(others));
        for (String name : uri.getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                throw new BadRequestException(
                        "%s is not a parameter of this list; it has %s"
                                .formatted(name, String.join(", ", known)));
            }
        }
    }
}
