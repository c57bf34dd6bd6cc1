package dev.rialto.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * An error as HTTP tells it: RFC 9457, {@code application/problem+json}.
 *
 * @param type names the kind of problem; {@code about:blank} where the status says it all
 * @param instance the path that was asked for
 * @param errors the fields at fault, if it is about fields
 */
@RegisterForReflection
@JsonInclude(Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field or parameter. */
    @RegisterForReflection
    public record FieldError(String field, String detail) {}

    /** Takes a copy of the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem that its status explains. */
    public static Problem plain(int status, String detail, String instance) {
        Status known = Status.fromStatusCode(status);
        String title = known == null ? "HTTP " + status : known.getReasonPhrase();
        return new Problem("about:blank", title, status, detail, instance, List.of());
    }

    /** A request whose fields are at fault. */
    public static Problem invalid(List<FieldError> errors, String instance) {
        return new Problem(
                type("invalid"),
                "Invalid request",
                400,
                "the request has fields that are missing, malformed or out of bounds",
                instance,
                errors);
    }

    /** What the shop refused. */
    public static Problem of(Refusal refusal, String instance) {
        return switch (refusal) {
            case Refusal.Invalid(String field, String says) ->
                    invalid(List.of(new FieldError(field, says)), instance);
            case Refusal.NotFound _ -> plain(404, refusal.says(), instance);
            case Refusal.OutOfStock _ ->
                    conflict("out-of-stock", "Out of stock", refusal, instance);
            case Refusal.NotOnSale _ -> conflict("not-on-sale", "Not on sale", refusal, instance);
            case Refusal.EmptyCart _ -> conflict("empty-cart", "Empty cart", refusal, instance);
            case Refusal.CartClosed _ -> conflict("cart-closed", "Cart closed", refusal, instance);
            case Refusal.WrongStatus _ ->
                    conflict("wrong-status", "Status does not allow it", refusal, instance);
            case Refusal.Taken _ -> conflict("taken", "Taken", refusal, instance);
            case Refusal.Unfit _ -> conflict("unfit", "Not possible", refusal, instance);
            case Refusal.Forbidden _ -> plain(403, refusal.says(), instance);
            case Refusal.Stale _ -> plain(412, refusal.says(), instance);
            case Refusal.KeyReused _ ->
                    new Problem(
                            type("key-reused"),
                            "Idempotency key reused",
                            422,
                            refusal.says(),
                            instance,
                            List.of());
            case Refusal.InUse _ -> conflict("in-use", "In use", refusal, instance);
        };
    }

    private static Problem conflict(String type, String title, Refusal why, String instance) {
        return new Problem(type(type), title, 409, why.says(), instance, List.of());
    }

    private static String type(String name) {
        return "urn:rialto:problem:" + name;
    }
}
