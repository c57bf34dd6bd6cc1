package dev.rialto.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rialto.events.CategoryWindow;
import dev.rialto.events.FraudAlert;
import dev.rialto.events.FraudRule;
import dev.rialto.events.RevenueWindow;
import dev.rialto.events.TopProducts;
import dev.rialto.events.Topics;
import java.util.List;

/**
 * The AsyncAPI document of the topics that others may read. Schemas are taken from the records that
 * are written, so that they cannot say anything else.
 */
final class AsyncApi {

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ObjectNode channels;
    private final ObjectNode operations;
    private final ObjectNode messages;
    private final ObjectNode schemas;

    private AsyncApi(String version) {
        document.put("asyncapi", "3.0.0");
        ObjectNode info = document.putObject("info").put("title", "Rialto").put("version", version);
        info.put(
                "description",
                "A shop's changes as they are committed, and live statistics about it. Decimals are"
                        + " numbers with their exact digits; times are ISO 8601 in UTC. Fields may"
                        + " be added. Read committed records only.");
        info.putObject("license").put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        channels = document.putObject("channels");
        operations = document.putObject("operations");
        ObjectNode components = document.putObject("components");
        messages = components.putObject("messages");
        schemas = components.putObject("schemas");
    }

    /**
     * The document.
     *
     * @param tables whose changes are published
     * @param excluded columns that are not, as {@code table.column}
     */
    static ObjectNode of(
            String version, Topics topics, List<String> tables, List<String> excluded) {
        AsyncApi api = new AsyncApi(version);
        api.schemas.set("source", Envelope.source());
        tables.forEach(table -> api.changes(topics.change(table), table, excluded));
        api.statistic(
                topics.statistics(Topics.REVENUE),
                "Revenue by window of event time; the key is the window's size and start.",
                RevenueWindow.class);
        api.statistic(
                topics.statistics(Topics.TOP_PRODUCTS),
                "The products most sold in each window, by quantity and by revenue.",
                TopProducts.class);
        api.statistic(
                topics.statistics(Topics.CATEGORIES),
                "What was sold of each category in each window.",
                CategoryWindow.class);
        api.statistic(
                Topics.FRAUD_ALERTS,
                "What the fraud rules found; a later record of the same key is the same episode.",
                FraudAlert.class);
        api.statistic(
                Topics.FRAUD_RULES,
                "Versions of the fraud rules beside those that are built in.",
                FraudRule.class);
        api.deadLetters();
        return api.document;
    }

    private void changes(String topic, String table, List<String> excluded) {
        schemas.set(table, ShopRows.schema(table, excluded));
        schemas.set(table + "_change", Envelope.of(reference("schemas", table)));
        topic(
                topic,
                "changes_" + table,
                "The committed changes of table "
                        + table
                        + " in Debezium's envelope, each row's in their order. A delete is followed"
                        + " by a tombstone.",
                ShopRows.key(table),
                reference("schemas", table + "_change"));
    }

    private void statistic(String topic, String says, Class<?> type) {
        schemas.set(type.getSimpleName(), RecordSchema.of(type));
        topic(topic, topic, says, text(), reference("schemas", type.getSimpleName()));
    }

    private void deadLetters() {
        String topic = Topics.FRAUD_ALERTS_DEAD_LETTERS;
        ObjectNode message =
                topic(
                        topic,
                        topic,
                        "Alerts that a target could not be brought, as they were; a tombstone where"
                                + " it was delivered after all.",
                        text(),
                        reference("schemas", FraudAlert.class.getSimpleName()));
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode names = headers.putObject("properties");
        names.putObject("target").put("type", "string");
        names.putObject("reason").put("type", "string");
        names.putObject("attempts").put("type", "string");
        names.putObject("replay").put("type", "string");
    }

    private ObjectNode topic(
            String address, String id, String says, ObjectNode key, ObjectNode payload) {
        ObjectNode channel =
                channels.putObject(id).put("address", address).put("description", says);
        channel.putObject("messages").set(id, reference("messages", id));
        ObjectNode operation = operations.putObject("send_" + id).put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + id);
        operation.putArray("messages").addObject().put("$ref", to("channels", id, "messages", id));
        ObjectNode message = messages.putObject(id).put("name", id);
        message.set("payload", payload);
        message.putObject("bindings").putObject("kafka").set("key", key);
        return message;
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode reference(String kind, String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", to("components", kind, name));
    }

    private static String to(String... path) {
        return "#/" + String.join("/", path);
    }
}
