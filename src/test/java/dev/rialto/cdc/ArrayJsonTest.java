package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT    | {}                       | []",
                "TEXT    | {{},{}}                  | [[],[]]",
                "TEXT    | {a,NULL,\"NULL\",\"\"}   | [\"a\",null,\"NULL\",\"\"]",
                "TEXT    | {\"a\\\"b\",\"c\\\\\",\"{x,y}\"} | [\"a\\\"b\",\"c\\\\\",\"{x,y}\"]",
                "INTEGER | {{{1,2}},{{3,NULL}}}     | [[[1,2]],[[3,null]]]",
                "INTEGER | [0:1][-1:0]={{1,2},{3,4}} | [[1,2],[3,4]]",
                "NUMBER  | {1.50,NaN}               | [1.50,\"NaN\"]",
                "NUMBER  | {1.5,-Infinity}          | [1.5,\"-Infinity\"]"
            })
    void readsWhatPostgresqlWrites(ValueForm elements, String text, String json)
            throws IOException {
        assertThat(json(text, elements, ',')).isEqualTo(json);
    }

    @Test
    void boxesHaveCommasOfTheirOwn() throws IOException {
        assertThat(json("{(1,1),(0,0);(2,2),(1,1)}", ValueForm.TEXT, ';'))
                .isEqualTo("[\"(1,1),(0,0)\",\"(2,2),(1,1)\"]");
    }

    private static String json(String text, ValueForm elements, char delimiter) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(written)) {
            ArrayJson.write(json, text, elements, delimiter);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
