package dev.rialto.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;

/** Files of YAML in this repository, read strictly: a key that is there twice is a failure. */
final class Yaml {

    static final Path HOME = Path.of(System.getProperty("rialto.home", "."));
    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {}

    /** The documents of a file. */
    static List<JsonNode> read(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new org.yaml.snakeyaml.Yaml(options).loadAll(text(path))) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }

    static String text(String path) {
        try {
            return Files.readString(HOME.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a folder that end so, as paths from the repository's root. */
    static List<String> files(String folder, String end) {
        try (Stream<Path> all = Files.walk(HOME.resolve(folder))) {
            return all.filter(Files::isRegularFile)
                    .map(path -> HOME.relativize(path).toString())
                    .filter(path -> path.endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of an object or an array. */
    static List<JsonNode> each(JsonNode node) {
        List<JsonNode> values = new ArrayList<>();
        node.forEach(values::add);
        return values;
    }

    static List<String> texts(JsonNode array) {
        return each(array).stream().map(JsonNode::asText).toList();
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
