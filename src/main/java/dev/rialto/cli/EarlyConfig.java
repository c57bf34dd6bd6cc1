package dev.rialto.cli;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The configuration before the application runs. What Quarkus gives until then is, in a native
 * executable, the configuration that it was built with; so the places where a process is told
 * otherwise are looked at here: system properties, environment, {@code .env} and {@code
 * config/application.properties}.
 */
final class EarlyConfig {

    private static final String FILE = "config/application.properties";
    private static final int FILE_ORDINAL = 260; // as Quarkus has it

    private EarlyConfig() {}

    static Config read() {
        ClassLoader loader = EarlyConfig.class.getClassLoader();
        String file = Path.of(FILE).toAbsolutePath().toUri().toString();
        return new SmallRyeConfigBuilder()
                .addSystemSources()
                .withSources(DotEnvConfigSourceProvider.dotEnvSources(loader))
                .withSources(PropertiesConfigSourceLoader.inFileSystem(file, FILE_ORDINAL, loader))
                .withSources(new BuiltIn(ConfigProvider.getConfig()))
                .addDefaultInterceptors()
                .build();
    }

    /** Below all others. */
    private record BuiltIn(Config config) implements ConfigSource {

        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String name) {
            return config.getConfigValue(name).getRawValue();
        }

        @Override
        public String getName() {
            return "built in";
        }

        @Override
        public int getOrdinal() {
            return Integer.MIN_VALUE;
        }
    }
}
