package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard shows what the application counts, by the names that it counts under. */
class GrafanaTest {

    private static final Pattern METRIC = Pattern.compile("rialto_[a-z_]+");
    private static final Pattern LITERAL = Pattern.compile("\"(rialto\\.[a-z.]+)\"");

    @Test
    void everyFigureIsCounted() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(Yaml.text("compose/grafana/dashboards/rialto.json"));
        Set<String> counted = counted();

        Set<String> shown = new TreeSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                Matcher metric = METRIC.matcher(target.path("expr").asText());
                while (metric.find()) {
                    shown.add(metric.group().replaceAll("_total$", ""));
                }
            }
        }

        assertThat(shown).hasSizeGreaterThan(10).isSubsetOf(counted);
    }

    @Test
    void everyRoleIsScraped() {
        JsonNode scrape = Yaml.read("compose/prometheus/prometheus.yml").getFirst();

        List<String> asked = Yaml.texts(scrape.at("/scrape_configs/0/dns_sd_configs/0/names"));

        assertThat(asked).contains("api", "cdc", "analytics", "alerts", "lake", "simulator");
    }

    private static Set<String> counted() {
        return Yaml.files("src/main/java", ".java").stream()
                .map(Yaml::text)
                .filter(text -> text.contains("io.micrometer"))
                .flatMap(text -> LITERAL.matcher(text).results())
                .map(found -> found.group(1).replace('.', '_'))
                .collect(Collectors.toSet());
    }
}
