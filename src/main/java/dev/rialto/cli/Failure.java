package dev.rialto.cli;

import io.smallrye.config.ConfigValidationException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a failure says of itself, in one line, and the exit code that goes with it: a wrong setting
 * is refused as a wrong option is.
 */
record Failure(String line, int exitCode) {

    private static final Pattern NOT_CONVERTED =
            Pattern.compile(
                    "The config property (\\S+) with the config value \"(.*)\" threw an Exception"
                            + " whilst being converted ");
    private static final Pattern EMPTY =
            Pattern.compile(
                    "The config property (\\S+) is defined as the empty String \\(\"\"\\) which the"
                            + " following Converter considered to be null: \\S+");
    private static final Pattern CODES = Pattern.compile("SRCFG\\d+: |^[\\w.$]+Exception: ");
    private static final Pattern OUR_SETTING = Pattern.compile("rialto\\.[a-z0-9.-]+[:= ].*");

    static Failure of(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException wrong) {
                return new Failure(problems(wrong), Rialto.REFUSED);
            }
            root = cause;
        }
        String reason = said(root);
        if (root instanceof IllegalArgumentException && OUR_SETTING.matcher(reason).matches()) {
            return new Failure(reason, Rialto.REFUSED);
        }
        String context = said(failure);
        return new Failure(
                context.contains(reason) ? context : context + ": " + reason, Rialto.FAILED);
    }

    /** Prints the line; returns the exit code. */
    int print() {
        System.err.println("rialto: " + line);
        return exitCode;
    }

    private static String problems(ConfigValidationException wrong) {
        return IntStream.range(0, wrong.getProblemCount())
                .mapToObj(i -> plain(wrong.getProblem(i).getMessage()))
                .collect(Collectors.joining("; "));
    }

    private static String plain(String problem) {
        String words = CODES.matcher(problem).replaceAll("");
        return NOT_CONVERTED
                .matcher(EMPTY.matcher(words).replaceFirst("$1=: must not be empty"))
                .replaceFirst("$1=$2: ");
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
