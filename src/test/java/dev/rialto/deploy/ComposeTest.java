package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rialto.kernel.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code compose.yaml}, as Compose would check it, and stricter. */
class ComposeTest {

    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_0-9]+)[^}]*}");
    private static final Set<String> KEYS =
            Set.of(
                    """
                    image build command profiles environment volumes ports mem_limit shm_size \
                    healthcheck depends_on restart security_opt logging user read_only cap_drop \
                    tmpfs stop_grace_period secrets"""
                            .split(" "));

    private final JsonNode compose = Yaml.read("compose.yaml").getFirst();
    private final JsonNode services = compose.path("services");

    @Test
    void everyServiceIsPinnedWatchedBoundedAndRestarted() {
        for (Map.Entry<String, JsonNode> service : services.properties()) {
            JsonNode is = service.getValue();
            assertThat(Yaml.names(is)).as(service.getKey()).isSubsetOf(KEYS);
            assertThat(is.path("image").asText())
                    .as(service.getKey())
                    .matches("[^:@]+:[^:@]*[0-9][^:@]*")
                    .doesNotContain("latest");
            assertThat(is.path("healthcheck").path("test").path(0).asText())
                    .as(service.getKey())
                    .isEqualTo("CMD");
            assertThat(is.path("mem_limit").asText())
                    .as(service.getKey())
                    .matches("[1-9][0-9]*[mg]");
            assertThat(is.path("restart").asText())
                    .as(service.getKey())
                    .isEqualTo("unless-stopped");
            assertThat(Yaml.texts(is.path("security_opt")))
                    .as(service.getKey())
                    .contains("no-new-privileges:true");
            assertThat(Yaml.texts(is.path("ports")))
                    .as(service.getKey())
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void everyRoleIsAServiceOfItsOwnThatCannotWriteItsImage() {
        for (Role role : Role.values()) {
            if (role == Role.EMBEDDED) {
                continue;
            }
            JsonNode is = services.path(role.word());
            assertThat(is.path("environment").path("QUARKUS_PROFILE").asText())
                    .isEqualTo(role.word());
            assertThat(is.path("read_only").asBoolean()).as(role.word()).isTrue();
            assertThat(Yaml.texts(is.path("cap_drop"))).as(role.word()).containsExactly("ALL");
            // RocksDB and the compressors run libraries from there.
            assertThat(is.path("tmpfs").path(0).asText()).as(role.word()).contains(",exec");
        }
    }

    @Test
    void everySettingIsReal() {
        Settings settings = new Settings();

        assertThat(settings.size()).isGreaterThan(60);
        for (JsonNode service : services) {
            assertThat(Yaml.names(service.path("environment")))
                    .filteredOn(name -> name.startsWith("RIALTO_") || name.startsWith("QUARKUS_"))
                    .filteredOn(name -> !service.path("image").asText().startsWith("trinodb"))
                    .allMatch(settings::knows, "is a configuration key");
        }
        assertThat(settings.knows("RIALTO_POSTGRES_URI")).isFalse();
    }

    @Test
    void aServiceWaitsForTheHealthOfOthersThatItsProfilesStartToo() {
        for (Map.Entry<String, JsonNode> service : services.properties()) {
            Set<String> profiles = new HashSet<>(Yaml.texts(service.getValue().path("profiles")));
            service.getValue()
                    .path("depends_on")
                    .properties()
                    .forEach(
                            needed -> {
                                assertThat(needed.getValue().path("condition").asText())
                                        .isEqualTo("service_healthy");
                                JsonNode other = services.path(needed.getKey());
                                assertThat(other.isMissingNode()).as(needed.getKey()).isFalse();
                                Set<String> others =
                                        new HashSet<>(Yaml.texts(other.path("profiles")));
                                assertThat(others.isEmpty() || others.containsAll(profiles))
                                        .as(service.getKey() + " needs " + needed.getKey())
                                        .isTrue();
                            });
        }
    }

    @Test
    void noSecretIsWrittenDown() {
        String text = Yaml.text("compose.yaml");
        String made = Yaml.text("scripts/compose-secrets.sh");

        Matcher variable = VARIABLE.matcher(text);
        Set<String> asked = new HashSet<>();
        while (variable.find()) {
            assertThat(variable.group()).contains(":?");
            asked.add(variable.group(1));
        }
        asked.add(compose.path("secrets").path("operator").path("environment").asText());
        assertThat(asked).isNotEmpty().allMatch(name -> made.contains("echo \"" + name + "="));
        for (JsonNode service : services) {
            for (Map.Entry<String, JsonNode> setting : service.path("environment").properties()) {
                if (setting.getKey().matches(".*(PASSWORD|SECRET_KEY|ACCESS_KEY(_ID)?)$")) {
                    assertThat(setting.getValue().asText()).startsWith("${");
                }
            }
        }
        assertThat(Yaml.text(".gitignore").lines()).contains("/.env");
    }

    @Test
    void whatIsMountedIsThere() {
        List<String> kept = Yaml.names(compose.path("volumes"));

        for (JsonNode service : services) {
            for (String volume : Yaml.texts(service.path("volumes"))) {
                String source = Arrays.asList(volume.split(":")).getFirst();
                boolean there =
                        source.startsWith("./")
                                ? Yaml.HOME.resolve(source).toFile().exists()
                                : kept.contains(source);
                assertThat(there).as(source).isTrue();
            }
        }
    }
}
