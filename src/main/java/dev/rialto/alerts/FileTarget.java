package dev.rialto.alerts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends a line of JSON for each notice. The file is opened for each, so that it can be rotated
 * away at any time.
 */
final class FileTarget implements Target {

    private final Path path;

    FileTarget(Path path) {
        this.path = path.toAbsolutePath();
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public Outcome deliver(Notice notice) {
        try {
            Files.createDirectories(path.getParent());
            append(notice.json());
            return new Outcome.Delivered();
        } catch (IOException e) {
            return new Outcome.NotNow("cannot append to " + path + ": " + e);
        }
    }

    @Override
    public void close() {
        // Nothing stays open.
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
