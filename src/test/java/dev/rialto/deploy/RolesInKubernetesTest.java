package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.kernel.Role;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What each role needs in Kubernetes to be right. */
class RolesInKubernetesTest {

    private final Manifests demo = new Manifests("demo");
    private final Manifests production = new Manifests("production");

    @Test
    void everyRolePlaysItsOwn() {
        for (Role role : Role.values()) {
            if (role == Role.EMBEDDED) {
                continue;
            }
            List<PodTemplateSpec> pods =
                    demo.rialto().entrySet().stream()
                            .filter(pod -> pod.getKey().endsWith("/rialto-" + role.word()))
                            .map(Map.Entry::getValue)
                            .toList();
            assertThat(pods).as(role.word()).hasSize(1);
            assertThat(variable(pods.getFirst(), "QUARKUS_PROFILE")).isEqualTo(role.word());
            assertThat(pods.getFirst().getMetadata().getLabels())
                    .containsEntry("app.kubernetes.io/component", role.word());
        }
    }

    @Test
    void captureHasAStandby() {
        Deployment cdc = production.one(Deployment.class, "rialto-cdc");

        assertThat(cdc.getSpec().getReplicas()).isEqualTo(2);
    }

    @Test
    void statisticsKeepTheirStateAndACopyOfIt() {
        StatefulSet analytics = production.one(StatefulSet.class, "rialto-analytics");
        PodTemplateSpec pod = analytics.getSpec().getTemplate();

        assertThat(analytics.getSpec().getReplicas()).isGreaterThan(1);
        assertThat(analytics.getSpec().getServiceName()).isEqualTo("rialto-analytics");
        assertThat(analytics.getSpec().getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getMetadata().getName()).isEqualTo("state"));
        assertThat(variable(pod, "RIALTO_ANALYTICS_STANDBY_REPLICAS")).isEqualTo("1");
        assertThat(container(pod).getVolumeMounts())
                .anyMatch(
                        mount ->
                                mount.getName().equals("state")
                                        && mount.getMountPath()
                                                .equals(
                                                        variable(
                                                                pod,
                                                                "RIALTO_ANALYTICS_STATE_DIR")));
    }

    @Test
    void theApiScalesByItself() {
        HorizontalPodAutoscaler scaling =
                production.one(HorizontalPodAutoscaler.class, "rialto-api");

        assertThat(scaling.getSpec().getScaleTargetRef().getName()).isEqualTo("rialto-api");
        assertThat(scaling.getSpec().getMinReplicas()).isGreaterThan(1);
        assertThat(production.one(Deployment.class, "rialto-api").getSpec().getReplicas()).isNull();
    }

    @Test
    void theLakeIsExportedByTheClockToo() {
        CronJob export = production.one(CronJob.class, "rialto-export");

        assertThat(export.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(container(export.getSpec().getJobTemplate().getSpec().getTemplate()).getArgs())
                .first()
                .isEqualTo("export");
    }

    @Test
    void aRoleKnowsOnlyTheSecretsThatItNeeds() {
        assertThat(secrets("Deployment/rialto-api"))
                .containsExactlyInAnyOrder("rialto-kafka", "rialto-postgres", "rialto-tokens");
        assertThat(secrets("Deployment/rialto-cdc"))
                .containsExactlyInAnyOrder("rialto-kafka", "rialto-postgres");
        assertThat(secrets("Deployment/rialto-lake"))
                .containsExactlyInAnyOrder("rialto-kafka", "rialto-s3");
        assertThat(secrets("StatefulSet/rialto-analytics")).containsExactly("rialto-kafka");
        assertThat(secrets("Deployment/rialto-alerts"))
                .containsExactlyInAnyOrder("rialto-kafka", "rialto-alerts");
    }

    @Test
    void prometheusFindsEveryRole() {
        assertThat(production.custom())
                .singleElement()
                .satisfies(
                        monitor -> {
                            assertThat(monitor.path("kind").asText()).isEqualTo("ServiceMonitor");
                            assertThat(monitor.at("/spec/endpoints/0/path").asText())
                                    .isEqualTo("/metrics");
                            assertThat(monitor.at("/spec/selector/matchLabels").size()).isOne();
                        });
        assertThat(production.objects())
                .filteredOn(object -> object.getKind().equals("Service"))
                .hasSize(5)
                .allMatch(
                        service ->
                                "rialto"
                                        .equals(
                                                service.getMetadata()
                                                        .getLabels()
                                                        .get("app.kubernetes.io/name")));
    }

    private List<String> secrets(String name) {
        return container(production.rialto().get(name)).getEnvFrom().stream()
                .map(EnvFromSource::getSecretRef)
                .filter(Objects::nonNull)
                .map(SecretEnvSource::getName)
                .toList();
    }

    private static String variable(PodTemplateSpec pod, String name) {
        return container(pod).getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Container container(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst();
    }
}
