package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What linters of Dockerfiles ask for, and what Kubernetes' restricted level needs. */
class DockerfileTest {

    private static final Pattern PINNED = Pattern.compile("[^:@ ]+:[^:@ ]*[0-9][^:@ ]*");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|_key).*");

    /** One instruction, with its continued lines as one. */
    private record Instruction(String word, String arguments) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/main/docker/Dockerfile.jvm",
                "src/main/docker/Dockerfile.native",
                "compose/metastore/Dockerfile"
            })
    void anImageIsPinnedUnprivilegedAndWatched(String path) {
        List<Instruction> file = read(path);

        assertThat(all(file, "FROM"))
                .isNotEmpty()
                .allMatch(image -> PINNED.matcher(image).matches(), "has a tag with a number")
                .noneMatch(image -> image.contains("latest"));
        assertThat(all(file, "USER").getLast()).matches("[1-9][0-9]*(:[1-9][0-9]*)?");
        assertThat(all(file, "ENTRYPOINT")).hasSize(1).allMatch(line -> line.startsWith("["));
        assertThat(all(file, "HEALTHCHECK"))
                .hasSize(1)
                .allMatch(line -> line.contains("--timeout=") && line.contains("CMD ["));
        assertThat(all(file, "ADD")).isEmpty();
        assertThat(all(file, "COPY")).isNotEmpty().allMatch(line -> line.startsWith("--chown=0:0"));
        assertThat(all(file, "ENV")).noneMatch(line -> SECRET.matcher(line).matches());
        assertThat(all(file, "ARG")).noneMatch(line -> SECRET.matcher(line).matches());
        assertThat(all(file, "RUN"))
                .noneMatch(line -> line.matches("(?s).*\\b(sudo|curl|wget)\\b.*"));
    }

    @Test
    void theCacheIsMadeWithTheOptionsThatItIsUsedWith() {
        String made = Yaml.text("scripts/aot-cache.sh");
        String used = all(read("src/main/docker/Dockerfile.jvm"), "ENTRYPOINT").getFirst();

        assertThat(List.of("UseCompactObjectHeaders", "enable-native-access", "unsafe-memory"))
                .allMatch(made::contains)
                .allMatch(used::contains)
                .allMatch(Yaml.text("rialto")::contains);
        assertThat(used).contains("-XX:AOTCache=/opt/rialto/rialto.aot").doesNotContain("GC\"");
    }

    @Test
    void onlyWhatImagesNeedIsSentToTheBuilder() {
        List<String> rules = Yaml.text(".dockerignore").lines().toList();

        assertThat(rules).first().isEqualTo("*");
        assertThat(rules).contains("!target/quarkus-app", "!scripts/aot-cache.sh");
        assertThat(rules).noneMatch(rule -> rule.startsWith("!.env"));
    }

    private static List<String> all(List<Instruction> file, String word) {
        return file.stream()
                .filter(line -> line.word().equals(word))
                .map(Instruction::arguments)
                .toList();
    }

    private static List<Instruction> read(String path) {
        return Yaml.text(path)
                .replaceAll("(?m)^\\s*#.*\n", "")
                .replaceAll("\\\\\n\\s*", "")
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(line -> new Instruction(line[0].toUpperCase(Locale.ROOT), line[1].strip()))
                .toList();
    }
}
