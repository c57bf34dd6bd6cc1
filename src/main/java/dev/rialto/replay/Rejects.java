package dev.rialto.replay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of wrong rows: line, reason, and the row as it stood. Made with its first row. */
final class Rejects implements AutoCloseable {

    private final Path file;
    private BufferedWriter writer;
    private long rows;

    Rejects(Path file) {
        this.file = file;
    }

    void add(long line, String reason, String text) throws IOException {
        if (writer == null) {
            writer = Files.newBufferedWriter(file);
            writer.write("line,reason,row\n");
        }
        writer.write(line + "," + quoted(reason) + "," + quoted(text) + "\n");
        rows++;
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
