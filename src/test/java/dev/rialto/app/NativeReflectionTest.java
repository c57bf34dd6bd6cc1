package dev.rialto.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rialto.analytics.JsonSerde;
import dev.rialto.events.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What JSON reaches by reflection, a native executable must have been told of. */
class NativeReflectionTest {

    private static final Pattern OURS = Pattern.compile("dev\\.rialto\\.[\\w.$]+");

    @Test
    void everyRecordThatIsReadFromJsonIsRegistered() {
        JavaClasses house =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.rialto");

        Set<Class<?>> read = new HashSet<>();
        house.stream()
                .filter(NativeReflectionTest::readsJson)
                .flatMap(reader -> reader.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getRawType)
                .filter(type -> type.isRecord())
                .map(JavaClass::reflect)
                .forEach(type -> collect(type, read));

        assertThat(read).hasSizeGreaterThan(5);
        assertThat(read)
                .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
    }

    /** Quarkus makes it by the name that the setting stands for. */
    @Test
    void theNamingOfJsonFieldsIsRegistered() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = resource("application.properties")) {
            settings.load(file);
        }
        assertThat(settings)
                .containsEntry("quarkus.jackson.property-naming-strategy", "SNAKE_CASE");
        try (InputStream file =
                resource("META-INF/native-image/dev.rialto/rialto/reachability-metadata.json")) {
            assertThat(Json.tree(file.readAllBytes()).at("/reflection").findValuesAsText("type"))
                    .contains(PropertyNamingStrategies.SNAKE_CASE.getClass().getName());
        }
    }

    private static InputStream resource(String name) {
        return NativeReflectionTest.class.getClassLoader().getResourceAsStream(name);
    }

    private static boolean readsJson(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .map(JavaMethodCall::getTarget)
                .anyMatch(
                        call ->
                                call.getOwner().isEquivalentTo(JsonSerde.class)
                                        || call.getOwner().isEquivalentTo(Json.class)
                                                && call.getName().equals("read"));
    }

    /** A record and the records of ours that its components name. */
    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (!type.isRecord() || !found.add(type)) {
            return;
        }
        String named =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .map(Type::getTypeName)
                        .collect(Collectors.joining(" "));
        OURS.matcher(named).results().forEach(name -> collect(load(name.group()), found));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
