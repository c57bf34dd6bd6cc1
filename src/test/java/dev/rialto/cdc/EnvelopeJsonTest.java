package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.data.VariableScaleDecimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class EnvelopeJsonTest {

    @Test
    void writesDecimalsAsNumbersWithAllTheirDigits() {
        Schema free = VariableScaleDecimal.builder().optional().build();
        Schema schema =
                SchemaBuilder.struct()
                        .field("price", Decimal.schema(2))
                        .field("free", free)
                        .field("large", Decimal.schema(2))
                        .build();
        Struct row =
                new Struct(schema)
                        .put("price", new BigDecimal("12.50"))
                        .put("free", VariableScaleDecimal.fromLogical(free, new BigDecimal("1E-7")))
                        .put("large", new BigDecimal("90071992547409931234.01"));

        assertThat(json(row))
                .isEqualTo(
                        "{\"price\":12.50,\"free\":0.0000001,\"large\":90071992547409931234.01}");
    }

    @Test
    void writesNestedStructsListsNullsAndText() {
        Schema inner = SchemaBuilder.struct().field("x", Schema.INT64_SCHEMA).optional().build();
        Schema schema =
                SchemaBuilder.struct()
                        .field("before", inner)
                        .field("after", inner)
                        .field("tags", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                        .field("note", Schema.OPTIONAL_STRING_SCHEMA)
                        .build();
        Struct row =
                new Struct(schema)
                        .put("after", new Struct(inner).put("x", 9L))
                        .put("tags", List.of("a", "ü\"\n"));

        assertThat(json(row))
                .isEqualTo(
                        "{\"before\":null,\"after\":{\"x\":9},\"tags\":[\"a\",\"ü\\\"\\n\"],\"note\":null}");
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(new EnvelopeJson().write(null)).isNull();
    }

    private static String json(Struct row) {
        return new String(new EnvelopeJson().write(row), StandardCharsets.UTF_8);
    }
}
