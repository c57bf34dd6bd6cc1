package dev.rialto.dashboard;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.FraudRule;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of the list of alerts, whose episodes last for some time. */
public final class AlertQuery extends ListQuery {

    private static final List<String> SEVERITIES = List.of("low", "medium", "high");

    /** The rule that found it. */
    @QueryParam("rule")
    @Parameter(
            description = "Only alerts of this rule",
            schema = @Schema(type = SchemaType.STRING, examples = "velocity"))
    public String rule;

    /** How bad it is. */
    @QueryParam("severity")
    @Parameter(
            description = "Only alerts of this severity: low, medium or high",
            schema = @Schema(type = SchemaType.STRING, examples = "medium"))
    public String severity;

    /** Somebody who takes part. */
    @QueryParam("customer_id")
    @Parameter(
            description = "Only alerts in which this customer takes part",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", examples = "1"))
    public String customer;

    /**
     * Which alerts were asked for.
     *
     * @throws BadRequestException where a parameter is unknown or makes no sense
     */
    Predicate<FraudAlert> wanted() {
        requireKnown("rule", "severity", "customer_id");
        Span span = span();
        Predicate<FraudAlert> wanted =
                alert -> span.touches(alert.windowStart(), alert.windowEnd());
        if (rule != null) {
            oneOf("rule", rule, FraudRule.NAMES);
            wanted = wanted.and(alert -> alert.rule().equals(rule));
        }
        if (severity != null) {
            oneOf("severity", severity, SEVERITIES);
            wanted = wanted.and(alert -> alert.severity().equals(severity));
        }
        if (customer != null) {
            long id = id(customer);
            wanted = wanted.and(alert -> alert.customers().contains(id));
        }
        return wanted;
    }

    private static void oneOf(String name, String asked, Collection<String> known) {
        if (!known.contains(asked)) {
            throw new BadRequestException(
                    "%s=%s: one of %s is needed".formatted(name, asked, String.join(", ", known)));
        }
    }

    private static long id(String asked) {
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw new BadRequestException("customer_id=%s: a number is needed".formatted(asked), e);
        }
    }
}
