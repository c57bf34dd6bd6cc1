package dev.rialto.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is written down for Trino agrees with what the lake keeps. */
class TrinoFilesTest {

    private static final Path TRINO = Path.of("trino");

    @Test
    void allTablesOfTheLakeAreRegistered() throws IOException {
        String calls = Files.readString(TRINO.resolve("register.sql"));

        assertThat(
                        Pattern.compile("register_table\\('ecommerce', '(\\w+)', '(.+)'\\)")
                                .matcher(calls)
                                .results()
                                .map(call -> call.group(2)))
                .containsExactlyElementsOf(
                        tables().stream()
                                .map(table -> "s3://ecommerce/data_postgres/" + table)
                                .toList());
    }

    @Test
    void allTablesOfTheLakeAreCounted() throws IOException {
        String counts = Files.readString(TRINO.resolve("queries").resolve("row-counts.sql"));

        assertThat(
                        Pattern.compile("FROM (\\w+)")
                                .matcher(counts)
                                .results()
                                .map(from -> from.group(1)))
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void bothCatalogsReadTheSameS3AndHoldNoSecret() throws IOException {
        Properties here = properties(TRINO.resolve("catalog").resolve("de.properties"));
        Properties production =
                properties(TRINO.resolve("production").resolve("catalog").resolve("de.properties"));

        here.keySet().removeIf(key -> key.toString().startsWith("hive.metastore"));
        assertThat(production).containsAllEntriesOf(here);
        assertThat(here.getProperty("s3.aws-secret-key")).isEqualTo("${ENV:RIALTO_S3_SECRET_KEY}");
    }

    private static List<String> tables() throws IOException {
        Properties defaults = properties(Path.of("src/main/resources/application.properties"));
        return List.of(defaults.getProperty("rialto.cdc.tables").split(","));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
