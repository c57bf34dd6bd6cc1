package dev.rialto.app;

import dev.rialto.kernel.Health;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive until a role has died of something that trying again does not mend. */
@Liveness
final class RoleLiveness implements HealthCheck {

    private final Roles roles;

    RoleLiveness(Roles roles) {
        this.roles = roles;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("roles").up();
        roles.health()
                .forEach(
                        (role, health) -> {
                            if (health instanceof Health.Failed failed) {
                                response.down().withData(role, failed.says());
                            }
                        });
        return response.build();
    }
}
