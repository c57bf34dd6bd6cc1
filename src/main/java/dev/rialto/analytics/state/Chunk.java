package dev.rialto.analytics.state;

/**
 * The newest known versions of {@value #ROWS} rows with consecutive keys, as plain numbers. A row
 * that was deleted stays known as gone, with its log position, so that an older version of it is
 * recognised.
 *
 * <p>Not safe for several threads.
 */
public final class Chunk {

    static final int ROWS = 64;

    private final int width;
    private final long[] fields;
    private long known;
    private long gone;
    private boolean dirty;

    Chunk(int width) {
        this.width = width;
        this.fields = new long[ROWS * width];
    }

    /** The row's place in the fields, for {@link #get} and {@link #set}. */
    public int place(long key) {
        return (int) (key & (ROWS - 1)) * width;
    }

    /** Whether any version of the row was seen. */
    public boolean knows(int place) {
        return (known >>> (place / width) & 1) == 1;
    }

    /** Whether the row is there: known, and not deleted. */
    public boolean has(int place) {
        return ((known & ~gone) >>> (place / width) & 1) == 1;
    }

    /** A field of the row's last version. */
    public long get(int place, int field) {
        return fields[place + field];
    }

    /** Sets a field; {@link #keep} or {@link #remove} must follow. */
    public void set(int place, int field, long value) {
        fields[place + field] = value;
    }

    /** Makes the row one that is there. */
    public void keep(int place) {
        long bit = 1L << (place / width);
        known |= bit;
        gone &= ~bit;
        dirty = true;
    }

    /** Makes the row one that was deleted. */
    public void remove(int place) {
        long bit = 1L << (place / width);
        known |= bit;
        gone |= bit;
        dirty = true;
    }

    boolean isDirty() {
        return dirty;
    }

    /** Neighbours are alike, so each row is written as its difference from the row before. */
    byte[] packed() {
        dirty = false;
        Packer packer = new Packer(Long.bitCount(known) * width * 3 + 20);
        packer.bits(known).bits(gone);
        long[] last = new long[width];
        for (long rest = known; rest != 0; rest &= rest - 1) {
            int place = Long.numberOfTrailingZeros(rest) * width;
            for (int field = 0; field < width; field++) {
                long value = fields[place + field];
                packer.number(value - last[field]);
                last[field] = value;
            }
        }
        return packer.packed();
    }

    static Chunk unpacked(byte[] bytes, int width) {
        Chunk chunk = new Chunk(width);
        Unpacker unpacker = new Unpacker(bytes);
        chunk.known = unpacker.bits();
        chunk.gone = unpacker.bits();
        long[] last = new long[width];
        for (long rest = chunk.known; rest != 0; rest &= rest - 1) {
            int place = Long.numberOfTrailingZeros(rest) * width;
            for (int field = 0; field < width; field++) {
                last[field] += unpacker.number();
                chunk.fields[place + field] = last[field];
            }
        }
        return chunk;
    }
}
