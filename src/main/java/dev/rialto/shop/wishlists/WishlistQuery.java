package dev.rialto.shop.wishlists;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of wishes can be narrowed by. */
public class WishlistQuery extends PageQuery {

    @QueryParam("customer_id")
    @Parameter(
            description = "Only of this customer",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String customerId;

    @QueryParam("product_id")
    @Parameter(
            description = "Only for this product",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String productId;

    @Override
    protected List<Filter> offered() {
        return List.of(Filter.id("customer_id", customerId), Filter.id("product_id", productId));
    }
}
