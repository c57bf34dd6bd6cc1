package dev.rialto.shop.payments;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PeriodQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of payments can be narrowed by. */
public class PaymentQuery extends PeriodQuery {

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
                            enumeration = {"authorised", "captured", "failed", "refunded"},
                            examples = "authorised"))
    public String status;

    @QueryParam("payment_method")
    @Parameter(
            description = "Only of this method",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "credit_card",
                                "paypal",
                                "bank_transfer",
                                "cash_on_delivery"
                            },
                            examples = "credit_card"))
    public String paymentMethod;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.id("customer_id", customerId),
                Filter.word("status", status, PaymentStatus.class),
                Filter.word("payment_method", paymentMethod, PaymentMethod.class),
                Filter.from("payment_date", from),
                Filter.to("payment_date", to));
    }
}
