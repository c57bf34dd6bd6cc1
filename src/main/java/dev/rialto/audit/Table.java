package dev.rialto.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A captured table: its key and the columns that leave the database. */
record Table(String name, String key, List<Column> columns) {

    /**
     * The hash of a row over all columns; equal rows have equal hashes wherever they lie. It is 64
     * bits of a SHA-256: rows of one key that differ do not meet in it by accident.
     *
     * @param value gives a column's value as text
     */
    long hash(Function<Column, String> value) {
        String row = columns.stream().map(value).collect(Collectors.joining("\1"));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long hash = ByteBuffer.wrap(sha.digest(row.getBytes(StandardCharsets.UTF_8))).getLong();
            return hash == Hashes.NONE ? 1 : hash;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
