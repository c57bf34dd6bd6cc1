package dev.rialto.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command finds the servers of a running {@code up}. */
final class DataDir {

    /** Where {@code up} keeps its data unless it is told otherwise. */
    static final String USUAL = ".rialto";

    @Option(
            names = "--data-dir",
            defaultValue = USUAL,
            paramLabel = "FOLDER",
            description = "Of the 'rialto up' whose servers to use (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Path folder() {
        return folder;
    }
}
