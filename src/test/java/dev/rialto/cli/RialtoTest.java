package dev.rialto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The tree of commands. */
class RialtoTest {

    @Test
    void everyCommandHasItsHelp() {
        List<CommandSpec> commands = all(Rialto.commandLine()).toList();

        assertThat(commands).hasSizeGreaterThan(30);
        assertThat(commands)
                .allSatisfy(command -> assertThat(command.findOption("--help")).isNotNull());
    }

    /** Lists of commands show no more than the first line. */
    @Test
    void everyCommandIsDescribedByAWholeSentence() {
        assertThat(all(Rialto.commandLine()).skip(1))
                .allSatisfy(
                        command ->
                                assertThat(command.usageMessage().description()[0])
                                        .as(command.qualifiedName())
                                        .endsWith("."));
    }

    /** What is a method is handed its options by their places, those of help being the first. */
    @Test
    void commandsThatAreMethodsHaveTheirHelpFirst() {
        List<CommandSpec> methods =
                all(Rialto.commandLine())
                        .filter(command -> command.userObject() instanceof Method)
                        .toList();

        assertThat(methods).hasSizeGreaterThan(15);
        assertThat(methods)
                .allSatisfy(
                        method ->
                                assertThat(method.options().getFirst().names())
                                        .as(method.qualifiedName())
                                        .contains("--help"));
    }

    private static Stream<CommandSpec> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(RialtoTest::all));
    }
}
