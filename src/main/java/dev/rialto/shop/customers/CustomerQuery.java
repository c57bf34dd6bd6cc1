package dev.rialto.shop.customers;

import dev.rialto.shop.Filter;
import dev.rialto.shop.PeriodQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of customers can be narrowed by. */
public class CustomerQuery extends PeriodQuery {

    @QueryParam("email")
    @Parameter(
            description = "Only the one with this e-mail",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            maxLength = 254,
                            examples = "ada@example.com"))
    public String email;

    @Override
    protected List<Filter> offered() {
        return List.of(
                Filter.text("email", email),
                Filter.from("created_at", from),
                Filter.to("created_at", to));
    }
}
