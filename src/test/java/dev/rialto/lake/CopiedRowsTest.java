package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.Column.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows as PostgreSQL sends them in a binary COPY. */
class CopiedRowsTest {

    private static final LakeTable TABLE =
            LakeTable.of("things", "id", List.of(Column.of("id", Plain.LONG)));
    private static final byte[] HEADER = new byte[19];
    private static final int FILE_ROWS = 1_000;

    @Test
    void rowsAreInFilesOfBoundedSize() {
        MemoryStore store = new MemoryStore();
        CopiedRows rows = new CopiedRows(TABLE, store, "root", FILE_ROWS);

        assertThat(rows.add(message(HEADER, 0), true)).isTrue();
        LongStream.range(1, 2_500).forEach(id -> rows.add(message(new byte[0], id), false));
        assertThat(rows.add(new byte[] {-1, -1}, false)).isFalse();
        rows.finish();

        assertThat(rows.written())
                .extracting(ExportedFile::rows)
                .containsExactly(1_000L, 1_000L, 500L);
        assertThat(rows.written().stream().mapToLong(file -> file.sums().get("id")).sum())
                .isEqualTo(2_499 * 2_500 / 2);
        RowFiles files = new RowFiles(TABLE);
        assertThat(store.objects.values().stream().flatMap(file -> files.read(file, "").stream()))
                .extracting(Row::key)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 2_500).boxed().toList());
    }

    @Test
    void aFileThatIsNotSentIsAFailureOfTheRowsBehindIt() {
        MemoryStore store =
                new MemoryStore() {
                    @Override
                    void put(String key, byte[] bytes) {
                        throw new StoreException("full", new IOException("full"), false);
                    }
                };
        CopiedRows rows = new CopiedRows(TABLE, store, "root", FILE_ROWS);

        rows.add(message(HEADER, 0), true);

        assertThatThrownBy(rows::finish).isInstanceOf(StoreException.class).hasMessage("full");
        assertThat(rows.written()).hasSize(1);
    }

    private static byte[] message(byte[] header, long id) {
        return ByteBuffer.allocate(header.length + 14)
                .put(header)
                .putShort((short) 1)
                .putInt(Long.BYTES)
                .putLong(id)
                .array();
    }
}
