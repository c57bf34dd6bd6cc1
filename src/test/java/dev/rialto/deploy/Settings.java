package dev.rialto.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration keys that the application really has, as names of environment variables. */
final class Settings {

    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(rialto[^\"]+)\"");
    private static final Set<String> OF_QUARKUS =
            Set.of("QUARKUS_PROFILE", "QUARKUS_HTTP_HOST", "QUARKUS_HTTP_PORT");

    private final Set<String> patterns = new TreeSet<>();

    Settings() {
        for (JavaClass found :
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.rialto")) {
            if (found.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = found.reflect();
                group(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
            }
        }
        for (String source : Yaml.files("src/main/java", ".java")) {
            Matcher injected = INJECTED.matcher(Yaml.text(source));
            while (injected.find()) {
                add(injected.group(1));
            }
        }
        properties().stringPropertyNames().stream()
                .filter(key -> key.startsWith("rialto."))
                .forEach(this::add);
    }

    /** Whether an environment variable sets anything. */
    boolean knows(String variable) {
        return OF_QUARKUS.contains(variable) || patterns.stream().anyMatch(variable::matches);
    }

    int size() {
        return patterns.size();
    }

    private void group(String prefix, Class<?> group) {
        for (Method method : group.getMethods()) {
            member(name(prefix, method), method.getGenericReturnType());
        }
    }

    private void member(String key, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            member(key + ".*", generic.getActualTypeArguments()[1]);
        } else if (type instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class) {
            member(key, generic.getActualTypeArguments()[0]);
        } else if (type instanceof Class<?> group
                && group.isInterface()
                && group.getName().startsWith("dev.rialto")) {
            group(key, group);
        } else {
            add(key);
        }
    }

    private void add(String key) {
        patterns.add(
                key.toUpperCase(Locale.ROOT)
                        .replace("*", "#")
                        .replaceAll("[^A-Z0-9#]", "_")
                        .replace("#", "[A-Z0-9_]+"));
    }

    private static String name(String prefix, Method method) {
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName named = method.getAnnotation(WithName.class);
        String name =
                named != null
                        ? named.value()
                        : method.getName()
                                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                .toLowerCase(Locale.ROOT);
        return prefix + "." + name;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(
                    new StringReader(Yaml.text("src/main/resources/application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
