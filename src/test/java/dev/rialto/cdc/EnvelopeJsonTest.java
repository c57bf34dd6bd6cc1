package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.rialto.events.Veil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeJsonTest {

    private static final TableShape TABLE =
            new TableShape(
                    "rows",
                    "shop.public.rows",
                    List.of(
                            column("id", ValueForm.INTEGER, new Veil.None()),
                            column("price", ValueForm.NUMBER, new Veil.None()),
                            column("note", ValueForm.TEXT, new Veil.None()),
                            column("secret", ValueForm.TEXT, new Veil.Excluded()),
                            column("mail", ValueForm.TEXT, new Veil.Masked()),
                            column("phone", ValueForm.TEXT, new Veil.Hashed("salt"))),
                    new int[] {0});
    private static final Tuple ROW = row("7", "90071992547409931234.010", "ü\"\n", "s", "m", "p");
    private static final Origin ORIGIN =
            new Origin(120, 100, 9L, Instant.parse("2026-03-01T12:00:00.123456Z"));

    private final EnvelopeJson json =
            new EnvelopeJson("shop", "data\"base", () -> Instant.parse("2026-03-01T12:00:01Z"));

    @Test
    void writesTheLogsTextAsItIsAndShowsNothingSecret() {
        assertThat(json(RowEvent.UPDATE, null, ROW))
                .isEqualTo(
                        """
                        {"before":null,"after":{"id":7,"price":90071992547409931234.010,\
                        "note":"ü\\"\\n","mail":"********",\
                        "phone":"bdb01b64e276c882a0d6491c4244ff4bb3dddb057f3c526d032ee32fb01e3a72"},\
                        "source":{"version":"Rialto","connector":"postgresql","name":"shop",\
                        "db":"data\\"base","schema":"public",\
                        "ts_ms":1772366400123,"ts_us":1772366400123456,\
                        "ts_ns":1772366400123456000,"snapshot":"false",\
                        "sequence":"[\\"100\\",\\"120\\"]","table":"rows","txId":9,"lsn":120,\
                        "xmin":null},"transaction":null,"op":"u","ts_ms":1772366401000,\
                        "ts_us":1772366401000000,"ts_ns":1772366401000000000}""");
        assertThat(new String(json.key(event(RowEvent.UPDATE, null, ROW)), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":7}");
    }

    @Test
    void refusesARowOfWhichAValueIsNotToBeHadAndGoesOn() {
        ByteBuffer message = ByteBuffer.wrap(new byte[] {0, 6, 'u', 'n', 'n', 'n', 'n', 'n'});
        Tuple unknown = Tuple.read(message);

        assertThatThrownBy(() -> json(RowEvent.UPDATE, null, unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id: the log lacks an unchanged large value");
        assertThat(json(RowEvent.CREATE, null, ROW)).startsWith("{\"before\":null");
        assertThat(json(RowEvent.UPDATE, ROW, unknown.completedBy(ROW))).contains("\"id\":7,");
    }

    @Test
    void aDeleteThatIsTooLargeKeepsItsKey() {
        RowEvent slim = event(RowEvent.DELETE, ROW, null).slim();

        assertThat(new String(json.value(slim), StandardCharsets.UTF_8))
                .startsWith("{\"before\":{\"id\":7,\"price\":null,\"note\":null,");
    }

    @Test
    void aTombstoneStaysOne() {
        assertThat(json.value(event(RowEvent.DELETE, ROW, null).tombstone())).isNull();
    }

    private String json(String op, Tuple before, Tuple after) {
        return new String(json.value(event(op, before, after)), StandardCharsets.UTF_8);
    }

    private static RowEvent event(String op, Tuple before, Tuple after) {
        return new RowEvent(TABLE, op, before, after, ORIGIN);
    }

    private static Tuple row(String... values) {
        byte[][] texts = new byte[values.length][];
        for (int column = 0; column < texts.length; column++) {
            texts[column] = values[column].getBytes(StandardCharsets.UTF_8);
        }
        return Tuple.of(texts);
    }

    private static ColumnShape column(String name, ValueForm form, Veil veil) {
        return new ColumnShape(new SerializedString(name), new ColumnType.Plain(form), veil);
    }
}
