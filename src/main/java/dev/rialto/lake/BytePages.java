package dev.rialto.lake;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A column of texts, of bytes, or of numbers so wide that they are bytes. As long as they repeat,
 * pages have the numbers that values have in a dictionary.
 */
final class BytePages extends ColumnPages {

    private static final int FIRST = 256;
    private static final int SLAB = 4 << 10;
    private static final int MOST_BYTES = 1 << 20;

    private final boolean prefixed;
    private final ByteDictionary dictionary;
    private final ByteValues plain = new ByteValues();
    private int[] numbers = new int[FIRST];
    private int filled;
    private boolean repeating = true;
    private boolean referred;

    BytePages(ColumnDescriptor column, ZstdCodec codec) {
        super(column, codec);
        prefixed =
                column.getPrimitiveType().getPrimitiveTypeName()
                        != PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        dictionary = new ByteDictionary(bounds());
    }

    void add(byte[] bytes, int start, int length) throws IOException {
        if (repeating) {
            int number = dictionary.number(bytes, start, length);
            if (number >= 0) {
                if (filled == numbers.length) {
                    numbers = Arrays.copyOf(numbers, 2 * filled);
                }
                numbers[filled++] = number;
            } else {
                spellOut();
            }
        }
        if (!repeating) {
            plain.add(bytes, start, length);
        }
        added();
    }

    @Override
    long waiting() {
        return (long) filled * Integer.BYTES + plain.size();
    }

    @Override
    DictionaryPage dictionary() {
        return referred
                ? new DictionaryPage(
                        dictionary.values().plain(prefixed),
                        dictionary.values().count(),
                        Encoding.PLAIN)
                : null;
    }

    @Override
    Encoded encode() throws IOException {
        // What did not pay at first will not later; and of nothing no dictionary can be.
        if (repeating && !referred && dictionary.values().count() >= (filled + 1) / 2) {
            spellOut();
        }
        return repeating ? references() : plain();
    }

    private void spellOut() {
        for (int i = 0; i < filled; i++) {
            plain.add(dictionary.values(), numbers[i]);
        }
        filled = 0;
        repeating = false;
    }

    private Encoded references() throws IOException {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(dictionary.values().count() - 1);
        var encoder =
                new RunLengthBitPackingHybridEncoder(
                        bits, SLAB, MOST_BYTES, new HeapByteBufferAllocator());
        for (int i = 0; i < filled; i++) {
            encoder.writeInt(numbers[i]);
        }
        BytesInput width = BytesInput.from(new byte[] {(byte) bits});
        filled = 0;
        referred = true;
        return new Encoded(
                BytesInput.concat(width, encoder.toBytes()),
                Encoding.RLE_DICTIONARY,
                dictionary.bounds());
    }

    private Encoded plain() {
        Statistics<?> bounds = bounds();
        for (int i = 0; i < plain.count(); i++) {
            bounds.updateStats(plain.get(i));
        }
        BytesInput bytes = plain.plain(prefixed);
        plain.clear();
        return new Encoded(bytes, Encoding.PLAIN, bounds);
    }

    private Statistics<?> bounds() {
        return Statistics.createStats(column().getPrimitiveType());
    }
}
