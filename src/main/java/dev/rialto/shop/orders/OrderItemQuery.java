package dev.rialto.shop.orders;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PeriodQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of order items can be narrowed by. */
public class OrderItemQuery extends PeriodQuery {

    @QueryParam("order_id")
    @Parameter(
            description = "Only of this order",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String orderId;

    @QueryParam("product_id")
    @Parameter(
            description = "Only of this product",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String productId;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("order_id", orderId),
                Filter.id("product_id", productId),
                Filter.from("created_at", from),
                Filter.to("created_at", to));
    }
}
