package dev.rialto.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which files are merged: neighbours by key that are small, and together not too large. */
final class CompactionPlan {

    private final int fileRows;

    /**
     * @param fileRows how many rows a merged file has at most; files of half as many are left alone
     */
    CompactionPlan(int fileRows) {
        this.fileRows = fileRows;
    }

    /** Groups of at least two files of one partition. */
    List<List<DataFile>> groups(Snapshot snapshot) {
        Map<String, List<DataFile>> partitions =
                snapshot.files().values().stream()
                        .filter(file -> file.rows() <= fileRows / 2)
                        .collect(
                                Collectors.groupingBy(
                                        file -> snapshot.table().partition(file.add()),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<List<DataFile>> groups = new ArrayList<>();
        partitions.values().forEach(files -> groups.addAll(groups(files)));
        groups.removeIf(group -> group.size() < 2);
        return groups;
    }

    private List<List<DataFile>> groups(List<DataFile> files) {
        List<List<DataFile>> groups = new ArrayList<>();
        long rows = Long.MAX_VALUE;
        for (DataFile file :
                files.stream().sorted(Comparator.comparingLong(DataFile::min)).toList()) {
            if (rows > fileRows - file.rows()) {
                groups.add(new ArrayList<>());
                rows = 0;
            }
            groups.getLast().add(file);
            rows += file.rows();
        }
        return groups;
    }
}
