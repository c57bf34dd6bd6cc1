package dev.rialto.shop;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                            defaultValue = "50",
                            examples = "50"))
    public String limit;

    /** The key before the first row. */
    @QueryParam("after")
    @Parameter(
            description = "Only rows with a greater id; take it from the last page's `next`",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "0",
                            defaultValue = "0",
                            examples = "0"))
    public String after;

    /** All that was asked for. */
    @Context public UriInfo uri;

    Cursor cursor() {
        return Cursor.parse(limit, after);
    }

    /** What this kind of list can be narrowed by, given or not. */
    protected List<Filter> offered() {
        return List.of();
    }

    /**
     * The filters that were given.
     *
     * @throws RefusedException where a parameter is unknown: to ignore it would show too much
     */
    List<Filter> filters() {
        List<Filter> offered = offered();
        Set<String> known = new HashSet<>(Set.of("limit", "after"));
        offered.forEach(filter -> known.add(filter.parameter()));
        for (String name : uri.getQueryParameters().keySet()) {
            if (!known.contains(name)) {
                throw new RefusedException(
                        new Refusal.Invalid(name, "is not a parameter of this list"));
            }
        }
        return offered.stream().filter(filter -> filter.text() != null).toList();
    }
}
