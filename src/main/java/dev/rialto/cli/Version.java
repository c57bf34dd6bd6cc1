package dev.rialto.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The build's version, as {@code rialto --version} prints it. */
public final class Version implements IVersionProvider {

    private static final String FILE = "/rialto.version";

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream file = Version.class.getResourceAsStream(FILE)) {
            byte[] version = Objects.requireNonNull(file, FILE).readAllBytes();
            return new String[] {"rialto " + new String(version, StandardCharsets.UTF_8).strip()};
        }
    }
}
