package dev.rialto.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A rendered overlay, in Kubernetes' own types; a field that these do not know is a failure. */
final class Manifests {

    private static final ObjectMapper STRICT = strict();
    private static final Map<String, Class<? extends HasMetadata>> TYPES =
            Map.ofEntries(
                    Map.entry("v1/ConfigMap", ConfigMap.class),
                    Map.entry("v1/Namespace", Namespace.class),
                    Map.entry("v1/Service", Service.class),
                    Map.entry("v1/ServiceAccount", ServiceAccount.class),
                    Map.entry("apps/v1/Deployment", Deployment.class),
                    Map.entry("apps/v1/StatefulSet", StatefulSet.class),
                    Map.entry("batch/v1/CronJob", CronJob.class),
                    Map.entry(
                            "autoscaling/v2/HorizontalPodAutoscaler",
                            HorizontalPodAutoscaler.class),
                    Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
                    Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class));

    private final List<JsonNode> documents;
    private final List<HasMetadata> objects;

    Manifests(String overlay) {
        documents = Yaml.read("k8s/rendered/%s.yaml".formatted(overlay));
        objects = documents.stream().filter(Manifests::isTyped).map(Manifests::typed).toList();
    }

    /** Those of kinds that Kubernetes has no types for, as they stand. */
    List<JsonNode> custom() {
        return documents.stream().filter(document -> !isTyped(document)).toList();
    }

    List<HasMetadata> objects() {
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    /** What pods are made of, by kind and name of what makes them. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
        all(Deployment.class)
                .forEach(object -> pods.put(name(object), object.getSpec().getTemplate()));
        all(StatefulSet.class)
                .forEach(object -> pods.put(name(object), object.getSpec().getTemplate()));
        all(CronJob.class)
                .forEach(
                        object ->
                                pods.put(
                                        name(object),
                                        object.getSpec().getJobTemplate().getSpec().getTemplate()));
        return pods;
    }

    /** Those that run Rialto itself. */
    Map<String, PodTemplateSpec> rialto() {
        Map<String, PodTemplateSpec> pods = pods();
        pods.keySet().removeIf(name -> !name.contains("/rialto-"));
        return pods;
    }

    /** The pods that a selector finds. */
    Stream<PodTemplateSpec> selected(Map<String, String> labels) {
        return pods().values().stream()
                .filter(
                        pod ->
                                pod.getMetadata()
                                        .getLabels()
                                        .entrySet()
                                        .containsAll(labels.entrySet()));
    }

    private static String name(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }

    private static boolean isTyped(JsonNode document) {
        return TYPES.containsKey(type(document));
    }

    private static String type(JsonNode document) {
        return document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    }

    private static HasMetadata typed(JsonNode document) {
        return STRICT.convertValue(document, TYPES.get(type(document)));
    }

    private static ObjectMapper strict() {
        return new ObjectMapper()
                .setAnnotationIntrospector(
                        new JacksonAnnotationIntrospector() {
                            private static final long serialVersionUID = 1;

                            // The models would take anything, and put what they do not know aside.
                            @Override
                            public Boolean hasAnySetter(Annotated annotated) {
                                return false;
                            }
                        });
    }
}
