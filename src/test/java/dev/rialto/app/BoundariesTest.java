package dev.rialto.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house's rooms, and the doors between them. */
class BoundariesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.rialto");

    @ParameterizedTest
    @CsvSource({
        "kernel,     ''",
        "settings,   ''",
        "events,     kernel settings",
        "shop,       kernel",
        "simulator,  kernel settings shop",
        "replay,     kernel shop",
        "cdc,        kernel settings events",
        "fraud,      kernel events",
        "analytics,  kernel settings events fraud",
        "topics,     kernel events",
        "alerts,     kernel settings events",
        "lake,       kernel settings events",
        "dashboard,  kernel events",
        "audit,      kernel events fraud lake",
        "export,     kernel settings events lake",
        "trino,      events lake",
        "embedded,   ''",
        "cli,        kernel events shop simulator replay cdc analytics fraud alerts lake dashboard audit embedded topics export trino",
        "app,        kernel events shop simulator replay cdc analytics fraud alerts lake dashboard audit embedded topics export"
    })
    void aRoomOpensOnlyOnItsNeighbours(String room, String neighbours) {
        String[] allowed = (room + " " + neighbours).strip().split(" +");
        String[] packages =
                Arrays.stream(allowed)
                        .map(name -> "dev.rialto." + name + "..")
                        .toArray(String[]::new);

        classes()
                .that(resideInAPackage("dev.rialto." + room + ".."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(resideOutsideOfPackage("dev.rialto..")))
                .check(HOUSE);
    }

    @Test
    void theKernelKnowsTheJdkOnly() {
        classes()
                .that(resideInAPackage("dev.rialto.kernel.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.rialto.kernel.."))
                .check(HOUSE);
    }

    @Test
    void dataGoesOneWay() {
        slices().matching("dev.rialto.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theWholeHouseWasLookedAt() {
        assertThat(HOUSE.size()).isGreaterThan(100);
    }
}
