package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;

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
                "NUMERIC | {1.50,NaN}               | [1.50,\"NaN\"]",
                "REAL    | {1.5,-Infinity}          | [1.5,\"-Infinity\"]"
            })
    void readsWhatPostgresqlWrites(ValueForm elements, String text, String json) {
        assertThat(ArrayJson.of(text, elements, ',')).isEqualTo(json);
    }

    @Test
    void boxesHaveCommasOfTheirOwn() {
        assertThat(ArrayJson.of("{(1,1),(0,0);(2,2),(1,1)}", ValueForm.TEXT, ';'))
                .isEqualTo("[\"(1,1),(0,0)\",\"(2,2),(1,1)\"]");
    }
}
