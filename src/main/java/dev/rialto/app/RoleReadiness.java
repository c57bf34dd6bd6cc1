package dev.rialto.app;

import dev.rialto.kernel.Health;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every role of this process is at work; says of each how it is. */
@Readiness
final class RoleReadiness implements HealthCheck {

    private final Roles roles;

    RoleReadiness(Roles roles) {
        this.roles = roles;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("roles").up();
        roles.health()
                .forEach(
                        (role, health) -> {
                            response.withData(role, health.says());
                            if (!(health instanceof Health.Ready)) {
                                response.down();
                            }
                        });
        return response.build();
    }
}
