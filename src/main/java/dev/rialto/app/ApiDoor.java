package dev.rialto.app;

import dev.rialto.events.Json;
import dev.rialto.kernel.Role;
import dev.rialto.shop.Problem;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Keeps shut what belongs to the role {@code api} where a process does not play it: of all paths
 * only health and metrics answer. A native executable has its endpoints fixed when it is built, so
 * the choice is made here, in front of them.
 */
final class ApiDoor {

    private static final Set<String> OPEN = Set.of("health", "metrics");
    private static final int BEFORE_ALL = Integer.MAX_VALUE;

    void keep(@Observes Filters filters) {
        if (!ConfigUtils.isProfileActive(Role.API.word())) {
            filters.register(ApiDoor::refuse, BEFORE_ALL);
        }
    }

    private static void refuse(RoutingContext request) {
        String path = request.normalizedPath();
        if (OPEN.contains(path.split("/", 3)[1])) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(
                        Buffer.buffer(
                                Json.write(
                                        Problem.plain(404, "this process has no role api", path))));
    }
}
