package dev.rialto.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder of all data, held by one process at a time: until {@link #close()}, or its death.
 *
 * <p>A marker says that the folder is ours; no other is ever written to or cleared.
 */
final class DataFolder implements AutoCloseable {

    private static final String MARKER = ".rialto-data";
    private static final String LOCK = "lock";
    private static final long LOG_BYTES = 8L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates it when missing, readable by its owner only, and holds it.
     *
     * @throws EmbeddedRefusal when it cannot be written, is not ours, or is held by another process
     */
    static DataFolder hold(Path wanted) {
        try {
            Files.createDirectories(wanted);
            Path path = wanted.toRealPath();
            mark(path);
            return new DataFolder(path, lock(path));
        } catch (IOException failure) {
            throw new EmbeddedRefusal(
                    "the data folder %s cannot be used (%s); choose another with --data-dir"
                            .formatted(wanted, failure),
                    failure);
        }
    }

    private static void mark(Path path) throws IOException {
        if (Files.exists(path.resolve(MARKER))) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.findAny().isPresent()) {
                throw new EmbeddedRefusal(
                        path + " holds data that is not Rialto's; choose another with --data-dir");
            }
        }
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(
                path.resolve(MARKER), "Rialto's embedded servers keep their data here.\n");
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        String owner = Long.toString(ProcessHandle.current().pid());
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
                return channel;
            }
            owner = read(channel);
        } catch (OverlappingFileLockException ours) {
            // Held by this very process; reading its file here would give that lock away.
        }
        channel.close();
        throw new EmbeddedRefusal(
                "%s is in use by process %s; stop that or choose another with --data-dir"
                        .formatted(path, owner));
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    }

    Path path() {
        return path;
    }

    /**
     * Refuses data that our PostgreSQL cannot read.
     *
     * @param major the major version that we have, such as 18
     */
    void requirePostgresVersion(String major) {
        Path file = path.resolve("postgres").resolve("PG_VERSION");
        try {
            String found = Files.readString(file).strip();
            if (!found.equals(major)) {
                throw new EmbeddedRefusal(
                        ("%s was written by PostgreSQL %s, but this is PostgreSQL %s; use the"
                                        + " Rialto that wrote it, choose another folder with"
                                        + " --data-dir, or delete its data with --fresh")
                                .formatted(path, found, major));
            }
        } catch (NoSuchFileException nothingYet) {
            // The first start creates it.
        } catch (IOException unreadable) {
            throw new UncheckedIOException("read " + file, unreadable);
        }
    }

    /** Deletes everything but what says that the folder is ours. */
    void clear() {
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.equals(MARKER) && !name.equals(LOCK)) {
                    Files.walkFileTree(entry, new Deletion());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("clear " + path, failure);
        }
    }

    /** The file that the servers log to; one that has grown large becomes {@code servers.log.1}. */
    Path log() {
        try {
            Path log = Files.createDirectories(path.resolve("log")).resolve("servers.log");
            if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
                Path old = log.resolveSibling("servers.log.1");
                Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new UncheckedIOException("open the log in " + path, failure);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("let go " + path, failure);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure)
                throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
