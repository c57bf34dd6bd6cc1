package dev.rialto.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the process begins: the words of the command line. */
@QuarkusMain
@Command(
        name = "rialto",
        mixinStandardHelpOptions = true,
        description = {
            "A real-time commerce platform in one binary:",
            "shop, shoppers, change data capture, streaming statistics and a lake."
        },
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rialto up                     everything on this machine, with its own servers",
            "  rialto run --roles cdc,lake   two roles, against servers named by configuration",
            "  rialto verify                 does every number agree with the shop's tables?"
        })
public final class Rialto implements Runnable {

    /** Something failed that is nobody's typing error. */
    static final int FAILED = 1;

    /** What was asked cannot be done as it was asked. */
    static final int REFUSED = 2;

    private static final List<Class<?>> COMMANDS =
            List.of(
                    UpCommand.class,
                    RunCommand.class,
                    DbCommand.class,
                    GenerateCommand.class,
                    SimulateCommand.class,
                    ReplayCommand.class,
                    CdcCommand.class,
                    AlertsCommand.class,
                    AnalyticsCommand.class,
                    LakeCommand.class,
                    TopicCommand.class,
                    ExportCommand.class,
                    VerifyCommand.class);

    @Spec private CommandSpec spec;

    /** Exit codes: 0 done, 1 failed or unequal, 2 refused input. */
    public static void main(String... args) {
        // Numbers in SQL, JSON and paths have the same digits, whoever's machine this is.
        Locale.setDefault(Locale.ENGLISH);
        String[] words = words(args);
        System.exit(commandLine(words).execute(words));
    }

    /** Knows only the command that is asked for, where it is one: to learn all takes a while. */
    static CommandLine commandLine(String... words) {
        CommandLine line = new CommandLine(new Rialto());
        List<Class<?>> asked =
                COMMANDS.stream().filter(command -> isCalled(command, words)).toList();
        (asked.isEmpty() ? COMMANDS : asked).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Refusals::ofInput)
                .setExecutionExceptionHandler(Refusals::ofExecution);
    }

    private static boolean isCalled(Class<?> command, String... words) {
        return words.length > 0 && words[0].equals(command.getAnnotation(Command.class).name());
    }

    /** Without a word a process that was given profiles, as containers are, plays their roles. */
    private static String[] words(String... args) {
        boolean profiled = args.length == 0 && RunCommand.profiles().isPresent();
        return profiled ? new String[] {"run"} : args;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
