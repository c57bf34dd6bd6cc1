package dev.rialto.lake;

import dev.rialto.lake.Action.Add;
import java.util.Map;

/** A data file that an export has written and no commit has added yet. */
public final class ExportedFile {

    private final Add add;
    private final FooterBounds bounds;
    private final Map<String, Long> sums;

    ExportedFile(Add add, FooterBounds bounds, Map<String, Long> sums) {
        this.add = add;
        this.bounds = bounds;
        this.sums = Map.copyOf(sums);
    }

    Add add() {
        return add;
    }

    /** How many rows it holds. */
    public long rows() {
        return bounds.rows();
    }

    /** Its size. */
    public long bytes() {
        return add.size();
    }

    /**
     * The sum of each column of exact numbers, decimals without their point, of which it has the
     * lower 64 bits.
     */
    public Map<String, Long> sums() {
        return sums;
    }

    /** How many values each column lacks. */
    public Map<String, Long> nulls() {
        return bounds.nulls();
    }

    /** The least value of each column of numbers and times; decimals without their point. */
    public Map<String, Long> least() {
        return bounds.least();
    }

    /** The greatest, likewise. */
    public Map<String, Long> greatest() {
        return bounds.greatest();
    }
}
