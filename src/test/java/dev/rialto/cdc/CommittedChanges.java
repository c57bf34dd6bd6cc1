package dev.rialto.cdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.events.Change;
import dev.rialto.events.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a plain consumer of committed records makes of a change topic whose rows have a {@code
 * row_id} and an {@code amount}.
 *
 * @param rows the amount of each row that is left
 * @param count records, tombstones included
 * @param brokenChains changes that do not say what the change before them left
 */
record CommittedChanges(Map<Long, String> rows, long count, long brokenChains) {

    static CommittedChanges of(String bootstrap, String topic) {
        Map<Long, String> rows = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> records = Published.records(bootstrap, topic);
        long broken = records.stream().mapToInt(found -> apply(rows, found)).sum();
        return new CommittedChanges(rows, records.size(), broken);
    }

    private static int apply(Map<Long, String> rows, ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            return 0;
        }
        long id = Json.tree(found.key()).path("row_id").longValue();
        Change<String> change = Change.parse(found.value(), CommittedChanges::amount);
        boolean broken =
                !(change instanceof Change.Read) && !Objects.equals(rows.get(id), change.before());
        if (change.after() == null) {
            rows.remove(id);
        } else {
            rows.put(id, change.after());
        }
        return broken ? 1 : 0;
    }

    private static String amount(JsonNode row) {
        return row.path("amount").decimalValue().toPlainString();
    }
}
