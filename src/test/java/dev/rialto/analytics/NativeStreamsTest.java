package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.rocksdb.util.Environment;

/** What Kafka Streams reaches by name, a native executable must have been told of. */
class NativeStreamsTest {

    private static final String METADATA =
            "/META-INF/native-image/dev.rialto/rialto/reachability-metadata.json";

    @Test
    void everyClassThatItsSettingsNameIsRegistered() throws IOException {
        Stream<Class<?>> usual =
                StreamsConfig.configDef().configKeys().values().stream()
                        .filter(setting -> setting.type == ConfigDef.Type.CLASS)
                        .filter(setting -> setting.defaultValue instanceof Class<?>)
                        .map(setting -> (Class<?>) setting.defaultValue);

        assertThat(Stream.concat(usual, Stream.of(BoundedRocks.class)).map(Class::getName))
                .hasSizeGreaterThan(5)
                .isSubsetOf(values("reflection", "type"));
    }

    @Test
    void theLibraryOfRocksDbIsInside() throws IOException {
        assertThat(values("resources", "glob"))
                .contains(Environment.getJniLibraryFileName("rocksdb"));
    }

    private static List<String> values(String list, String name) throws IOException {
        try (InputStream metadata = NativeStreamsTest.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper()
                    .readTree(metadata)
                    .get(list)
                    .valueStream()
                    .map(entry -> entry.path(name).asText())
                    .toList();
        }
    }
}
