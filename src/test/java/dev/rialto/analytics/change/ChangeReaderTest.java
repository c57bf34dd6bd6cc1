package dev.rialto.analytics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {

    private static final class Names implements ChangeReader.Row {

        private final List<String> names = new ArrayList<>();

        @Override
        public void clear() {
            names.clear();
        }

        @Override
        public void field(String name, JsonParser value) throws IOException {
            names.add(name + "=" + value.getText());
        }

        @Override
        public boolean isWhole() {
            return !names.isEmpty();
        }
    }

    private final Names row = new Names();
    private final ChangeReader reader = new ChangeReader(row);

    @Test
    void readsTheRowAfterTheChangeAndWhereItComesFrom() {
        read(
                """
                {"op":"u","before":{"id":1,"name":"old"},"after":{"id":1,"name":"new","note":null},
                 "source":{"table":"t","lsn":42,"txId":7,"ts_ms":1000,"sequence":["1"]},"ts_ms":5}""");

        assertThat(row.names).containsExactly("id=1", "name=new");
        assertThat(reader.isPresent()).isTrue();
        assertThat(reader.lsn()).isEqualTo(42);
        assertThat(reader.committedMicros()).isEqualTo(1_000_000);
    }

    @Test
    void aDeletedRowIsGone() {
        read("{\"before\":{\"id\":1},\"after\":null,\"source\":{\"lsn\":43}}");

        assertThat(reader.isPresent()).isFalse();
        assertThat(reader.lsn()).isEqualTo(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"id\":1}", "{\"after\":{},\"source\":{\"lsn\":1}}"})
    void whatIsNoChangeOfARowIsRefused(String event) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(IllegalArgumentException.class);
    }

    private void read(String event) {
        reader.read(event.getBytes(StandardCharsets.UTF_8));
    }
}
