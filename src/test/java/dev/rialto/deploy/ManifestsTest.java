package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every overlay, whatever a role needs. */
class ManifestsTest {

    private static final Settings SETTINGS = new Settings();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyPodIsRestricted(String overlay) {
        new Manifests(overlay)
                .pods()
                .forEach(
                        (name, pod) -> {
                            PodSpec spec = pod.getSpec();
                            assertThat(spec.getSecurityContext().getRunAsNonRoot())
                                    .as(name)
                                    .isTrue();
                            assertThat(spec.getSecurityContext().getRunAsUser())
                                    .as(name)
                                    .isPositive();
                            assertThat(spec.getSecurityContext().getSeccompProfile().getType())
                                    .as(name)
                                    .isEqualTo("RuntimeDefault");
                            assertThat(spec.getAutomountServiceAccountToken()).as(name).isFalse();
                            assertThat(spec.getHostNetwork()).as(name).isNull();
                            spec.getContainers().forEach(container -> restricted(name, container));
                        });
    }

    private static void restricted(String name, Container container) {
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).as(name).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop())
                .as(name)
                .containsExactly("ALL");
        assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
        assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
        assertThat(container.getImage())
                .as(name)
                .matches("[^:@]+:[^:@]*[0-9][^:@]*")
                .doesNotContain("latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void rialtoWritesOnlyWhereItMayAndIsSpread(String overlay) {
        Manifests manifests = new Manifests(overlay);

        assertThat(manifests.rialto()).hasSizeGreaterThan(5);
        manifests
                .rialto()
                .forEach(
                        (name, pod) -> {
                            Container rialto = pod.getSpec().getContainers().getFirst();
                            assertThat(rialto.getSecurityContext().getReadOnlyRootFilesystem())
                                    .as(name)
                                    .isTrue();
                            assertThat(rialto.getVolumeMounts())
                                    .as(name)
                                    .anyMatch(mount -> mount.getMountPath().equals("/tmp"));
                            if (name.startsWith("CronJob/")) {
                                return;
                            }
                            assertThat(rialto.getReadinessProbe().getHttpGet().getPath())
                                    .as(name)
                                    .isEqualTo("/health/ready");
                            assertThat(rialto.getLivenessProbe().getHttpGet().getPath())
                                    .as(name)
                                    .isEqualTo("/health/live");
                            assertThat(rialto.getStartupProbe()).as(name).isNotNull();
                            assertThat(pod.getSpec().getTopologySpreadConstraints())
                                    .as(name)
                                    .singleElement()
                                    .satisfies(
                                            spread ->
                                                    assertThat(pod.getMetadata().getLabels())
                                                            .containsAllEntriesOf(
                                                                    spread.getLabelSelector()
                                                                            .getMatchLabels()));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void whateverSelectsPodsFindsSome(String overlay) {
        Manifests manifests = new Manifests(overlay);

        for (Service service : manifests.all(Service.class)) {
            Map<String, String> labels = service.getSpec().getSelector();
            List<String> ports =
                    manifests
                            .selected(labels)
                            .flatMap(pod -> pod.getSpec().getContainers().stream())
                            .flatMap(container -> container.getPorts().stream())
                            .flatMap(
                                    port ->
                                            Stream.of(
                                                    port.getName(),
                                                    port.getContainerPort().toString()))
                            .toList();
            service.getSpec()
                    .getPorts()
                    .forEach(
                            port ->
                                    assertThat(ports)
                                            .as(service.getMetadata().getName())
                                            .contains(
                                                    String.valueOf(
                                                            port.getTargetPort().getValue())));
        }
        for (PodDisruptionBudget budget : manifests.all(PodDisruptionBudget.class)) {
            // Two roles under one budget would wait for each other.
            assertThat(manifests.selected(budget.getSpec().getSelector().getMatchLabels()))
                    .as(budget.getMetadata().getName())
                    .hasSize(1);
        }
        for (NetworkPolicy policy : manifests.all(NetworkPolicy.class)) {
            Map<String, String> labels = policy.getSpec().getPodSelector().getMatchLabels();
            assertThat(manifests.selected(labels == null ? Map.of() : labels))
                    .as(policy.getMetadata().getName())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everySettingIsRealAndNoSecretIsWrittenDown(String overlay) {
        Manifests manifests = new Manifests(overlay);
        for (ConfigMap map : manifests.all(ConfigMap.class)) {
            assertThat(map.getData().keySet())
                    .allMatch(SETTINGS::knows, "is a configuration key")
                    .noneMatch(key -> key.matches(".*(PASSWORD|SECRET|TOKEN|ACCESS_KEY).*"));
        }
        List<EnvVar> written =
                manifests.rialto().values().stream()
                        .flatMap(pod -> pod.getSpec().getContainers().stream())
                        .flatMap(container -> container.getEnv().stream())
                        .toList();
        assertThat(written)
                .filteredOn(variable -> variable.getValue() != null)
                .isNotEmpty()
                .allMatch(variable -> SETTINGS.knows(variable.getName()), "is real");
        assertThat(manifests.objects()).noneMatch(object -> object.getKind().equals("Secret"));
        assertThat(Yaml.text("scripts/k8s-secrets.sh").lines())
                .filteredOn(line -> line.startsWith("  RIALTO_"))
                .hasSize(5)
                .allMatch(line -> SETTINGS.knows(line.strip().split(":")[0]), "is real");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void whatIsReferredToIsThere(String overlay) {
        Manifests manifests = new Manifests(overlay);
        List<String> maps = names(manifests.all(ConfigMap.class).stream());
        List<String> accounts = names(manifests.all(ServiceAccount.class).stream());

        manifests
                .rialto()
                .forEach(
                        (name, pod) -> {
                            assertThat(
                                            pod
                                                    .getSpec()
                                                    .getContainers()
                                                    .getFirst()
                                                    .getEnvFrom()
                                                    .stream()
                                                    .map(EnvFromSource::getConfigMapRef)
                                                    .filter(Objects::nonNull))
                                    .as(name)
                                    .isNotEmpty()
                                    .allMatch(map -> maps.contains(map.getName()));
                            if (pod.getSpec().getServiceAccountName() != null) {
                                assertThat(accounts)
                                        .as(name)
                                        .contains(pod.getSpec().getServiceAccountName());
                            }
                        });
    }

    private static <T extends HasMetadata> List<String> names(Stream<T> objects) {
        return objects.map(object -> object.getMetadata().getName()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void theRenderingIsOfTheseSources(String overlay) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Stream.of("base", "components", "overlays", "roles")
                .flatMap(folder -> Yaml.files("k8s/" + folder, ".yaml").stream())
                .sorted()
                .map(Yaml::text)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .forEach(digest::update);

        assertThat(Yaml.text("k8s/rendered/%s.yaml".formatted(overlay)).lines().findFirst())
                .as("run scripts/k8s-manifests.sh")
                .hasValueSatisfying(
                        line ->
                                assertThat(line)
                                        .endsWith(HexFormat.of().formatHex(digest.digest())));
    }

    @Test
    void examplesNameTheirKindsAndPinWhatTheyRun() {
        for (String file : Yaml.files("k8s/examples", ".yaml")) {
            for (JsonNode document : Yaml.read(file)) {
                assertThat(document.path("apiVersion").asText()).as(file).contains("/v");
                assertThat(document.at("/metadata/name").asText()).as(file).isNotEmpty();
                assertThat(document.toString()).doesNotContain("latest");
            }
        }
    }
}
