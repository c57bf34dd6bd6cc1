package dev.rialto.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonCursorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LETTERS = "abcdefgh \\\"\n\t,:{}[]éß€😀";

    private final JsonCursor cursor = new JsonCursor();

    @Test
    void textsOfAnyLengthAndKindComeBackAndOthersArePassedOver() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            ObjectNode object = JSON.createObjectNode();
            List<String> texts = new ArrayList<>();
            for (int field = 0; field < 4; field++) {
                String text = text(random);
                texts.add(text);
                object.put("text" + field, text);
                object.putObject("object" + field).put(text(random), text(random));
                object.putArray("array" + field).add(text(random)).add(-1.5).addNull();
            }

            assertThat(texts(JSON.writeValueAsBytes(object))).isEqualTo(texts);
        }
    }

    @Test
    void leapsToAFieldAndNeverIntoAText() throws IOException {
        String asText = "x\\,\"wanted\":1,\"wanted\":";
        byte[] json =
                JSON.writeValueAsBytes(
                        JSON.createObjectNode()
                                .put("first", asText)
                                .put("wanted", 17)
                                .put("last", asText));
        List<Long> found = new ArrayList<>();
        for (int place = -2; place < json.length + 2; place++) {
            cursor.over(json);
            assertThat(cursor.enter()).isTrue();
            if (cursor.leap(JsonCursor.name("wanted"), place)) {
                assertThat(cursor.place()).isEqualTo(place);
                found.add(cursor.integer());
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.text()).isEqualTo(asText);
            }
        }

        assertThat(found).containsExactly(17L);
    }

    @Test
    void leapsForwardsOnly() {
        cursor.over("{\"a\":1,\"b\":2,\"c\":3}".getBytes(StandardCharsets.UTF_8));

        assertThat(cursor.enter() && cursor.leap(JsonCursor.name("b"), 8)).isTrue();
        assertThat(cursor.integer()).isEqualTo(2);
        assertThat(cursor.leap(JsonCursor.name("b"), 8)).isFalse();
        assertThat(cursor.next() && cursor.is(JsonCursor.name("c"))).isTrue();
    }

    @Test
    void moneyMayBeQuoted() {
        cursor.over("{\"a\":\"12.34\",\"b\":-12.3}".getBytes(StandardCharsets.UTF_8));

        assertThat(cursor.enter() && cursor.next()).isTrue();
        assertThat(cursor.cents()).isEqualTo(1234);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.cents()).isEqualTo(-1230);
        assertThat(cursor.next()).isFalse();
    }

    private List<String> texts(byte[] json) {
        List<String> texts = new ArrayList<>();
        cursor.over(json);
        assertThat(cursor.enter()).isTrue();
        while (cursor.next()) {
            if (cursor.name().startsWith("text")) {
                texts.add(cursor.text());
            }
        }
        return texts;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int left = random.nextInt(30); left > 0; left--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
