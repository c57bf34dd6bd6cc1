package dev.rialto.alerts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Appends a line of JSON for each notice. A file that is full becomes {@code name.1}, the one
 * before {@code name.2} and so on; the eldest goes. The file is opened for each notice, so that
 * others may rotate it, too.
 */
final class FileTarget implements Target {

    private final Path path;
    private final long maxSize;
    private final int maxFiles;

    /**
     * A file.
     *
     * @param maxSize in bytes; a longer line has a file of its own
     * @param maxFiles how many there are at most, the one that is written included
     */
    FileTarget(Path path, long maxSize, int maxFiles) {
        this.path = path.toAbsolutePath();
        this.maxSize = maxSize;
        this.maxFiles = maxFiles;
    }

    @Override
    public Outcome deliver(Notice notice) {
        try {
            Files.createDirectories(path.getParent());
            byte[] json = notice.json();
            if (Files.isRegularFile(path) && isFull(json.length + 1)) {
                rotate();
            }
            append(json);
            return new Outcome.Delivered();
        } catch (IOException e) {
            return new Outcome.NotNow("cannot append to " + path + ": " + e);
        }
    }

    @Override
    public void close() {
        // Nothing stays open.
    }

    private boolean isFull(int more) throws IOException {
        long size = Files.size(path);
        return size > 0 && size + more > maxSize;
    }

    // From the eldest on: a crash in between leaves a gap in the numbers, and no line is lost.
    private void rotate() throws IOException {
        for (int number = maxFiles - 2; number >= 0; number--) {
            Path from = numbered(number);
            if (Files.exists(from)) {
                Files.move(from, numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (maxFiles == 1) {
            Files.delete(path);
        }
    }

    private Path numbered(int number) {
        return number == 0 ? path : path.resolveSibling(path.getFileName() + "." + number);
    }

    // Not a channel: an interrupt would close that in the middle of a line.
    private void append(byte[] json) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            if (endsWithin(file)) {
                file.write('\n');
            }
            byte[] line = new byte[json.length + 1];
            System.arraycopy(json, 0, line, 0, json.length);
            line[json.length] = '\n';
            file.write(line);
        }
    }

    /** Goes to the file's end; says whether that is within a line that was cut off. */
    private static boolean endsWithin(RandomAccessFile file) throws IOException {
        long length = file.length();
        if (length == 0) {
            return false;
        }
        file.seek(length - 1);
        return file.read() != '\n';
    }
}
