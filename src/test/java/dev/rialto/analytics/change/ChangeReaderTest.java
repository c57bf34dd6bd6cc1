package dev.rialto.analytics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.events.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {

    private static final class Names implements ChangeReader.Row {

        private static final byte[] ID = JsonCursor.name("id");
        private final List<String> names = new ArrayList<>();

        @Override
        public void clear() {
            names.clear();
        }

        @Override
        public void field(JsonCursor field) {
            names.add(field.name() + "=" + (field.is(ID) ? field.integer() : field.text()));
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

    @Test
    void passesOverWhateverNobodyAsksFor() {
        read(
                """
                { "before" : {"a":[1,{"b":"]}"}],"c":"\\"}"},
                  "transaction" : { "id" : "x" } , "op":"u", "n":-1.5e3, "t":true,
                  "source" : { "sequence":"[\\"7\\",null]", "lsn" : 44 , "ts_ms":null },
                  "after" : { "id" : 9 , "name" : "\\u00fc\\n\\"é" , "tags":null } } """);

        assertThat(row.names).containsExactly("id=9", "name=ü\n\"é");
        assertThat(reader.lsn()).isEqualTo(44);
    }

    @Test
    void findsThePositionWhereverItStands() {
        readFrom("\"ts_ms\":1,\"db\":\"shop\",\"lsn\":45,\"xmin\":null");
        assertThat(reader.lsn()).isEqualTo(45);
        readFrom("\"ts_ms\":2,\"db\":\"shop\",\"lsn\":46,\"xmin\":null");
        assertThat(reader.lsn()).isEqualTo(46);
        readFrom("\"ts_ms\":3,\"db\":\"store\",\"lsn\":47");
        assertThat(reader.lsn()).isEqualTo(47);
        readFrom("\"lsn\":48,\"ts_ms\":4,\"db\":\"\\\",\\\"lsn\\\":\"");
        assertThat(reader.lsn()).isEqualTo(48);
        readFrom("\"ts_ms\":5,\"db\":\"s\",\"lsn\":null");
        assertThat(reader.lsn()).isEqualTo(ChangeReader.NO_POSITION);
        assertThat(reader.committedMicros()).isEqualTo(5_000);
    }

    @Test
    void aColumnOfTheSameNameAndPlaceIsNotThePosition() {
        readFrom("\"ts_ms\":1,\"after\":{\"a\":\"b\"},\"lsn\":49");
        read("{\"source\":{\"ts_ms\":1},\"after\":{\"a\":\"b\",\"lsn\":\"c\"}}");

        assertThat(row.names).containsExactly("a=b", "lsn=c");
        assertThat(reader.lsn()).isEqualTo(ChangeReader.NO_POSITION);
    }

    @Test
    void keysAreNumbers() {
        assertThat(key("{\"order_id\":17}")).isEqualTo(17);
        assertThat(key("{ \"order_id\" : -3 }")).isEqualTo(-3);
        assertThat(key("{\"id\":9223372036854775807}")).isEqualTo(Long.MAX_VALUE);
        for (String none :
                List.of("{\"order_id\":\"x\"}", "{}", "17", "{\"id\":1.5}", "{\"id\":")) {
            assertThatThrownBy(() -> key(none)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> reader.key(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"id\":1}",
                "{\"after\":{},\"source\":{\"lsn\":1}}",
                "{\"after\":{\"id\":\"x\"},\"source\":{}}",
                "{\"after\":{\"id\":1}\"source\":{}}",
                "{\"after\":{\"name\":5},\"source\":{}}",
                "{\"after\":{\"id\":1},\"source\":{\"lsn\":\"",
                "{\"after\":{\"name\":\"\\"
            })
    void whatIsNoChangeOfARowIsRefused(String event) {
        assertThatThrownBy(() -> read(event)).isInstanceOf(IllegalArgumentException.class);
    }

    private void readFrom(String source) {
        read("{\"after\":{\"id\":1},\"source\":{%s}}".formatted(source));
    }

    private void read(String event) {
        reader.read(event.getBytes(StandardCharsets.UTF_8));
    }

    private long key(String json) {
        return reader.key(json.getBytes(StandardCharsets.UTF_8));
    }
}
