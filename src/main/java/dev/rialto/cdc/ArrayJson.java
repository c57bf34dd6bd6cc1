package dev.rialto.cdc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Turns PostgreSQL's text of an array, of any depth, into JSON. Bounds other than 1 are lost. */
final class ArrayJson {

    private final String text;
    private final ValueForm elements;
    private final char delimiter;
    private int at;

    private ArrayJson(String text, ValueForm elements, char delimiter) {
        this.text = text;
        this.elements = elements;
        this.delimiter = delimiter;
        // Unusual bounds stand before the elements: [2:3]={1,2}
        this.at = text.indexOf('{');
    }

    /**
     * @param text as PostgreSQL writes the array
     * @param elements how its elements look
     * @param delimiter what parts them: a comma, but a semicolon where they are boxes
     */
    static void write(JsonGenerator json, String text, ValueForm elements, char delimiter)
            throws IOException {
        new ArrayJson(text, elements, delimiter).array(json);
    }

    private void array(JsonGenerator json) throws IOException {
        json.writeStartArray();
        at++;
        while (text.charAt(at) != '}') {
            switch (text.charAt(at)) {
                case '{' -> array(json);
                case '"' -> element(json, quoted());
                default -> plain(json);
            }
            if (text.charAt(at) == delimiter) {
                at++;
            }
        }
        at++;
        json.writeEndArray();
    }

    private void plain(JsonGenerator json) throws IOException {
        int start = at;
        while (text.charAt(at) != delimiter && text.charAt(at) != '}') {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("NULL")) {
            json.writeNull();
        } else {
            element(json, word);
        }
    }

    private String quoted() {
        StringBuilder word = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            word.append(text.charAt(at));
        }
        at++;
        return word.toString();
    }

    private void element(JsonGenerator json, String word) throws IOException {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        elements.write(json, utf8, 0, utf8.length);
    }
}
