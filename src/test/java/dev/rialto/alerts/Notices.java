package dev.rialto.alerts;

import java.nio.charset.StandardCharsets;

/** Alerts for tests. */
final class Notices {

    private Notices() {}

    static Notice of(String severity, long revision, boolean closed) {
        return parsed(
                """
                {"alert_id":"velocity-42","rule":"velocity","severity":"%s","customer_id":42,
                 "order_ids":[1,2],"amount":600.10,"reason":"6 orders in 40 s",
                 "revision":%d,"closed":%s}
                """
                        .formatted(severity, revision, closed));
    }

    /** With a text of the data's own, and an object that only a later version knows. */
    static Notice saying(String reason, String later) {
        return parsed(
                """
                {"alert_id":"v-1","rule":"velocity","severity":"high","order_ids":[7],
                 "revision":1,"reason":%s,"later":%s}
                """
                        .formatted(reason, later));
    }

    static Notice parsed(String json) {
        return Notice.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
