package dev.rialto.embedded.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are made beside their place and renamed into it once they are whole. */
final class Folders {

    private Folders() {}

    /** This folder, made anew without what an interrupted start left in it. */
    static Path empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path entry : deepestFirst(folder)) {
                Files.delete(entry);
            }
        }
        return Files.createDirectories(folder);
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
