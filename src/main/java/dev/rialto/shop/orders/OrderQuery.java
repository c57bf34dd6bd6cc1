package dev.rialto.shop.orders;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PeriodQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of orders can be narrowed by. */
public class OrderQuery extends PeriodQuery {

    @QueryParam("customer_id")
    @Parameter(
            description = "Only of this customer",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String customerId;

    @QueryParam("status")
    @Parameter(
            description = "Only of this status",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "pending",
                                "paid",
                                "shipped",
                                "completed",
                                "cancelled",
                                "refunded"
                            },
                            examples = "pending"))
    public String status;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("customer_id", customerId),
                Filter.word("status", status, OrderStatus.class),
                Filter.from("order_date", from),
                Filter.to("order_date", to));
    }
}
