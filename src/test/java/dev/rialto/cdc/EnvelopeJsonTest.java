package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class EnvelopeJsonTest {

    private static final Schema ROW =
            SchemaBuilder.struct()
                    .field("price", SchemaBuilder.string().name(ExactValues.JSON).build())
                    .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                    .optional()
                    .build();

    @Test
    void writesNestedStructsNullsAndText() {
        Schema schema = SchemaBuilder.struct().field("before", ROW).field("after", ROW).build();
        Struct change =
                new Struct(schema)
                        .put("after", new Struct(ROW).put("price", "1").put("note", "ü\"\n"));

        assertThat(json(change))
                .isEqualTo("{\"before\":null,\"after\":{\"price\":1,\"note\":\"ü\\\"\\n\"}}");
    }

    @Test
    void passesJsonOnAsItIs() {
        assertThat(json(new Struct(ROW).put("price", "90071992547409931234.010")))
                .isEqualTo("{\"price\":90071992547409931234.010,\"note\":null}");
    }

    @Test
    void refusesARowOfWhichAValueIsNotToBeHad() {
        Struct row = new Struct(ROW).put("price", "1").put("note", ExactValues.ABSENT + "too old");

        assertThatThrownBy(() -> json(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("note: too old");
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(new EnvelopeJson().write(null)).isNull();
    }

    private static String json(Struct row) {
        return new String(new EnvelopeJson().write(row), StandardCharsets.UTF_8);
    }
}
