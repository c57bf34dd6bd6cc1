package dev.rialto.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the steps that bring changes into a table. Each change concerns the files where its key may
 * have been, by their bounds and in whatever partition, and the partition where its row now
 * belongs. A step's files are few enough for memory.
 */
final class RewritePlan {

    /** Files of fewer rows are merged whenever rows come to their partition, lest they pile up. */
    static final int SMALL = 1_000;

    private final LakeTable table;
    private final FileKeys keys;
    private final int fileRows;

    /**
     * @param fileRows how many rows a step's files have together, unless their keys overlap
     */
    RewritePlan(LakeTable table, FileKeys keys, int fileRows) {
        this.keys = keys;
        this.table = table;
        this.fileRows = fileRows;
    }

    /**
     * @param files all files of the table
     * @param changes the last change of each key: its row, or nothing where it was deleted
     */
    List<Rewrite> steps(Collection<DataFile> files, NavigableMap<Long, Optional<Row>> changes) {
        Map<String, List<Row>> coming =
                changes.values().stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.groupingBy(Row::partition));
        Map<String, List<DataFile>> concerned = new TreeMap<>();
        coming.keySet().forEach(partition -> concerned.put(partition, new ArrayList<>()));
        for (DataFile file : files) {
            String partition = table.partition(file.add());
            boolean small = file.rows() < SMALL && coming.containsKey(partition);
            if (small || keys.mayHold(file, changes)) {
                concerned.computeIfAbsent(partition, _ -> new ArrayList<>()).add(file);
            }
        }
        List<Rewrite> steps = new ArrayList<>();
        concerned.forEach(
                (partition, held) ->
                        steps.addAll(
                                steps(partition, held, coming.getOrDefault(partition, List.of()))));
        return steps;
    }

    private List<Rewrite> steps(String partition, List<DataFile> files, List<Row> rows) {
        List<Rewrite> steps = new ArrayList<>();
        int taken = 0;
        List<List<DataFile>> groups = neighbours(files);
        for (List<DataFile> group : groups) {
            int from = taken;
            boolean last = steps.size() == groups.size() - 1;
            long end = group.stream().mapToLong(DataFile::max).max().orElse(Long.MAX_VALUE);
            while (taken < rows.size() && (last || rows.get(taken).key() <= end)) {
                taken++;
            }
            steps.add(new Rewrite(partition, group, rows.subList(from, taken)));
        }
        return steps;
    }

    /** Files with overlapping keys together, and small neighbours; one empty group of no files. */
    private List<List<DataFile>> neighbours(List<DataFile> files) {
        List<List<DataFile>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        long rows = 0;
        long end = Long.MIN_VALUE;
        for (DataFile file :
                files.stream().sorted(Comparator.comparingLong(DataFile::min)).toList()) {
            boolean overlaps = file.min() <= end;
            if (!overlaps && rows > 0 && rows + file.rows() > fileRows) {
                groups.add(new ArrayList<>());
                rows = 0;
            }
            groups.getLast().add(file);
            rows += file.rows();
            end = Math.max(end, file.max());
        }
        return groups;
    }
}
