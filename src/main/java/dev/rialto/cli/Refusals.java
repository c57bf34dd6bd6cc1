package dev.rialto.cli;

import dev.rialto.embedded.EmbeddedRefusal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command says no: one line that names the cause and the way out, and an exit code. */
final class Refusals {

    private Refusals() {}

    static int ofInput(ParameterException refusal, String[] args) {
        String message =
                refusal instanceof UnmatchedArgumentException unknown
                        ? unknown(unknown)
                        : refusal.getMessage();
        return refuse(refusal.getCommandLine(), message);
    }

    private static String unknown(UnmatchedArgumentException refusal) {
        boolean commandWanted =
                !refusal.isUnknownOption() && !refusal.getCommandLine().getSubcommands().isEmpty();
        String what =
                commandWanted
                        ? "there is no command '%s'".formatted(refusal.getUnmatched().getFirst())
                        : refusal.getMessage();
        return refusal.getSuggestions().stream()
                .findFirst()
                .map(near -> "%s; did you mean %s?".formatted(what, near))
                .orElse(what);
    }

    static int ofExecution(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case TypeConversionException refusal -> refuse(command, refusal.getMessage());
            case Refusal refusal -> refuse(command, refusal.getMessage());
            case EmbeddedRefusal refusal -> refuse(command, refusal.getMessage());
            default -> {
                command.getErr().println("rialto: " + reason(failure));
                yield Rialto.FAILED;
            }
        };
    }

    private static int refuse(CommandLine command, String message) {
        command.getErr().println("rialto: " + message);
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return Rialto.REFUSED;
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
