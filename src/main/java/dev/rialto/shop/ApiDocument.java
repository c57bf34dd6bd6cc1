package dev.rialto.shop;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the OpenAPI document at build time by the conventions that hold for all resources, so
 * that no resource repeats them: which errors there are, what is made, what carries a tag.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    private static final Set<String> EVERYBODYS = Set.of("/products", "/categories");
    private static final Set<String> OPERATORS =
            Set.of("/analytics/fraud", "/stream/fraud", "/analytics/engine");
    private static final String ID_EXAMPLE = "1";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        ApiProblems.describe(document);
        document.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) ->
                                item.getOperations()
                                        .forEach((method, one) -> complete(path, method, one)));
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        boolean write = method != HttpMethod.GET;
        boolean one = path.contains("{");
        exemplify(operation);
        if (write || one) {
            succeed(path, method, operation);
        }
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            fail(operation, 400);
        }
        if (one || (write && refers(path))) {
            fail(operation, 404);
        }
        if (write) {
            fail(operation, 409);
            fail(operation, 422);
        }
        if (write && one) {
            fail(operation, 412);
        }
        if (operation.getRequestBody() != null) {
            fail(operation, 415);
        }
        fail(operation, 503);
        secure(path, method, operation);
    }

    /** What is shown has a tag, what is made has a place. */
    private static void succeed(String path, HttpMethod method, Operation operation) {
        APIResponses responses = operation.getResponses();
        APIResponse good = responses.getAPIResponse("200");
        if (good == null) {
            return;
        }
        header(good, "ETag", "The state of what is shown");
        if (method == HttpMethod.GET) {
            responses.addAPIResponse(
                    "304", OASFactory.createAPIResponse().description("You have it already"));
        } else {
            header(good, "Idempotency-Replayed", "`true` where it was answered before");
        }
        boolean makes = !path.contains("{") || path.endsWith("/pay") || path.endsWith("/authorise");
        if (method == HttpMethod.POST && makes) {
            header(good, "Location", "Where it is now");
            responses.removeAPIResponse("200");
            responses.addAPIResponse("201", good.description("Made"));
        }
    }

    private static void secure(String path, HttpMethod method, Operation operation) {
        boolean catalogue = EVERYBODYS.stream().anyMatch(path::startsWith);
        boolean read = method == HttpMethod.GET;
        boolean signUp = path.equals("/customers") && method == HttpMethod.POST;
        if (signUp || (read && (catalogue || isPublic(path)))) {
            operation.getResponses().removeAPIResponse("401");
            operation.getResponses().removeAPIResponse("403");
            operation.setSecurity(List.of());
            return;
        }
        fail(operation, 401);
        fail(operation, 403);
    }

    /** Statistics, other than fraud alerts, the index and the documents name nobody. */
    private static boolean isPublic(String path) {
        return path.equals("/")
                || path.equals("/asyncapi")
                || ((path.startsWith("/analytics") || path.startsWith("/stream"))
                        && !OPERATORS.contains(path));
    }

    /** Whether a body names other rows, which may not be there. */
    private static boolean refers(String path) {
        return !path.equals("/customers") && !path.equals("/categories");
    }

    private static void exemplify(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            boolean unsaid = parameter.getExample() == null;
            if (parameter.getIn() == Parameter.In.PATH && unsaid) {
                parameter.setExample(ID_EXAMPLE);
                parameter.setDescription("An id, 1 or more");
            } else if (parameter.getName().equals("If-None-Match")) {
                parameter.setDescription("The ETag of what you have");
                parameter.getSchema().addExample("\"3q2-7wAAAAAAAAAA\"");
            }
        }
    }

    private static void fail(Operation operation, int status) {
        operation.getResponses().addAPIResponse(String.valueOf(status), ApiProblems.of(status));
    }

    private static void header(APIResponse response, String name, String says) {
        response.addHeader(
                name,
                OASFactory.createHeader()
                        .description(says)
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
    }
}
