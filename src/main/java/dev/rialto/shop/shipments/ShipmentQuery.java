package dev.rialto.shop.shipments;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PeriodQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of shipments can be narrowed by. */
public class ShipmentQuery extends PeriodQuery {

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
                            enumeration = {"in_transit", "delivered", "returned"},
                            examples = "in_transit"))
    public String status;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("customer_id", customerId),
                Filter.word("status", status, ShipmentStatus.class),
                Filter.from("shipment_date", from),
                Filter.to("shipment_date", to));
    }
}
