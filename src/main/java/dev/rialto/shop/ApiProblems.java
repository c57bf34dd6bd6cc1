package dev.rialto.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors of the API, described once in the OpenAPI document and referred to from there. */
final class ApiProblems {

    private static final Map<Integer, Refusal> EXAMPLES =
            new TreeMap<>(
                    Map.of(
                            400, new Refusal.Invalid("quantity", "must be 1 to 1000"),
                            403, new Refusal.Forbidden("this is for operators"),
                            404, new Refusal.NotFound("order", 7),
                            409, new Refusal.WrongStatus(7, "pending", "shipped"),
                            412, new Refusal.Stale(),
                            422, new Refusal.KeyReused()));

    private ApiProblems() {}

    /** Adds the schema and the responses to the document. */
    static void describe(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", schema());
        EXAMPLES.forEach(
                (status, refusal) -> add(document, status, Problem.of(refusal, "/orders/7")));
        add(document, 401, Problem.plain(401, "this needs a token", "/orders"));
        add(document, 415, Problem.plain(415, "a body must be application/json", "/orders"));
        add(document, 503, Problem.plain(503, "the database does not answer", "/orders"));
    }

    /** A reference to the description of a status. */
    static APIResponse of(int status) {
        return OASFactory.createAPIResponse().ref("#/components/responses/Problem" + status);
    }

    private static void add(OpenAPI document, int status, Problem example) {
        Content content =
                OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(
                                                OASFactory.createSchema()
                                                        .ref("#/components/schemas/Problem"))
                                        .example(example(example)));
        document.getComponents()
                .addResponse(
                        "Problem" + status,
                        OASFactory.createAPIResponse()
                                .description(example.title())
                                .content(content));
    }

    private static Map<String, Object> example(Problem problem) {
        Map<String, Object> shown = new TreeMap<>();
        shown.put("type", problem.type());
        shown.put("title", problem.title());
        shown.put("status", problem.status());
        shown.put("instance", problem.instance());
        if (problem.detail() != null) {
            shown.put("detail", problem.detail());
        }
        return shown;
    }

    private static Schema schema() {
        Schema error =
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .addProperty("field", text("The parameter or field at fault"))
                        .addProperty("detail", text("What is wrong with it"));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("An error: RFC 9457")
                .addProperty("type", text("The kind of problem"))
                .addProperty("title", text("The same in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("What is the matter here"))
                .addProperty("instance", text("The path that was asked for"))
                .addProperty(
                        "errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .required(List.of("type", "title", "status", "instance"));
    }

    private static Schema text(String says) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(says);
    }
}
