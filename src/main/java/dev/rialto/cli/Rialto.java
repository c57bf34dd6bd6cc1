package dev.rialto.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where the process begins: the words of the command line. */
@QuarkusMain
@Command(
        name = "rialto",
        description = {
            "A real-time commerce platform in one binary:",
            "shop, shoppers, change data capture, streaming statistics and a lake."
        },
        subcommands = {
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
            VerifyCommand.class
        },
        mixinStandardHelpOptions = true,
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

    @Spec private CommandSpec spec;

    /** Exit codes: 0 done, 1 failed or unequal, 2 refused input. */
    public static void main(String... args) {
        System.exit(commandLine().execute(words(args)));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Rialto())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Refusals::ofInput)
                .setExecutionExceptionHandler(Refusals::ofExecution);
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
