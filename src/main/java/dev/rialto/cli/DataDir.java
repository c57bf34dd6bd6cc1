package dev.rialto.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which a command finds the servers of a running {@code up}. */
final class DataDir {

    @Option(
            names = "--data-dir",
            defaultValue = ".rialto",
            paramLabel = "FOLDER",
            description = "Of the 'rialto up' whose servers to use (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Path folder() {
        return folder;
    }
}
