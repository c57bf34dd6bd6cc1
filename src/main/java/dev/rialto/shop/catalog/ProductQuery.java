package dev.rialto.shop.catalog;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of products can be narrowed by. */
public class ProductQuery extends PageQuery {

    @QueryParam("category_id")
    @Parameter(
            description = "Only of this category",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String categoryId;

    @QueryParam("active")
    @Parameter(
            description = "Only what is, or is not, on sale",
            schema = @Schema(type = SchemaType.BOOLEAN, examples = "true"))
    public String active;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("category_id", categoryId), Filter.flag("active", "is_active", active));
    }
}
