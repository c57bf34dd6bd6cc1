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
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps shut what belongs to the role {@code api} where a process does not play it: of all paths
 * only health and metrics answer. A native executable has its endpoints fixed when it is built, so
 * the choice is made here, in front of them. Once a process is told to stop, nobody is let in:
 * whoever comes when the last request has been answered, and connections are about to be closed,
 * would have something done and not be told.
 */
@Singleton
final class ApiDoor {

    private static final Set<String> OPEN = Set.of("health", "metrics");
    private static final int BEFORE_ALL = Integer.MAX_VALUE;
    private static final int AFTER_ADMISSION = BEFORE_ALL - 1;

    private volatile boolean closed;

    void keep(@Observes Filters filters) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closed = true, "rialto-door"));
        filters.register(this::admit, BEFORE_ALL);
        if (!ConfigUtils.isProfileActive(Role.API.word())) {
            filters.register(ApiDoor::refuse, AFTER_ADMISSION);
        }
    }

    private void admit(RoutingContext request) {
        if (closed) {
            answer(request, 503, "this process is stopping");
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request) {
        if (OPEN.contains(request.normalizedPath().split("/", 3)[1])) {
            request.next();
        } else {
            answer(request, 404, "this process has no role api");
        }
    }

    private static void answer(RoutingContext request, int status, String detail) {
        Problem problem = Problem.plain(status, detail, request.normalizedPath());
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.write(problem)));
    }
}
