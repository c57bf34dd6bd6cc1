package dev.rialto.shop.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary form of PostgreSQL's {@code COPY}: the columns of a row one after the other,
 * then {@link #end}. A column's type is that of the value, so an {@code int} is for {@code integer}
 * only and a {@code long} for {@code bigint}. For one thread at a time.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
public final class CopyRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {-1, -1};
    private static final int NULL = -1;

    /** Times count from 2000-01-01. */
    private static final long EPOCH_SECONDS = 946_684_800;

    private static final long MICROS = 1_000_000;

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int rowBegin;
    private int columns;
    private long rows;

    /** A {@code bigint}. */
    public CopyRows add(long value) {
        int at = column(Long.BYTES);
        ByteConverter.int8(bytes, at, value);
        return this;
    }

    /** An {@code integer}. */
    public CopyRows add(int value) {
        int at = column(Integer.BYTES);
        ByteConverter.int4(bytes, at, value);
        return this;
    }

    /** A {@code bigint}, or null. */
    public CopyRows addNullable(Long value) {
        return value == null ? addNull() : add(value.longValue());
    }

    /** A {@code numeric}, exact. */
    public CopyRows add(BigDecimal value) {
        return add(ByteConverter.numeric(value));
    }

    /** A {@code text}, or null. */
    public CopyRows add(String value) {
        return value == null ? addNull() : add(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code timestamptz}, to the microsecond. */
    public CopyRows add(Instant value) {
        return add((value.getEpochSecond() - EPOCH_SECONDS) * MICROS + value.getNano() / 1_000);
    }

    /** Ends the row. */
    public void end() {
        ByteConverter.int2(bytes, rowBegin, columns);
        columns = 0;
        rows++;
    }

    /** How many rows are complete. */
    public long rows() {
        return rows;
    }

    /** Hands over all rows and forgets them. */
    void drainTo(OutputStream out) throws IOException {
        out.write(HEADER);
        out.write(bytes, 0, length);
        out.write(TRAILER);
        length = 0;
        rows = 0;
    }

    private CopyRows addNull() {
        header(NULL, 0);
        return this;
    }

    private CopyRows add(byte[] value) {
        int at = column(value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
        return this;
    }

    /** Makes room for a value; returns where it goes. */
    private int column(int size) {
        header(size, size);
        int at = length;
        length += size;
        return at;
    }

    private void header(int says, int size) {
        if (columns++ == 0) {
            room(Short.BYTES);
            rowBegin = length;
            length += Short.BYTES;
        }
        room(Integer.BYTES + size);
        ByteConverter.int4(bytes, length, says);
        length += Integer.BYTES;
    }

    private void room(int wanted) {
        if (length + wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + wanted));
        }
    }
}
