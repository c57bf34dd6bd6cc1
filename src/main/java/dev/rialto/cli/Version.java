package dev.rialto.cli;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/** The build's version, as {@code rialto --version} prints it. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version =
                ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
        return new String[] {"rialto " + version};
    }
}
