package dev.rialto.shop.orders;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PageQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of order items can be narrowed by. */
public class OrderItemQuery extends PageQuery {

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

    @QueryParam("from")
    @Parameter(
            description = "Only of this moment and later",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            format = "date-time",
                            examples = "2026-01-01T00:00:00Z"))
    public String from;

    @QueryParam("to")
    @Parameter(
            description = "Only before this moment",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            format = "date-time",
                            examples = "2027-01-01T00:00:00Z"))
    public String to;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("order_id", "orderId", orderId),
                Filter.id("product_id", "productId", productId),
                Filter.from("createdAt", from),
                Filter.to("createdAt", to));
    }
}
