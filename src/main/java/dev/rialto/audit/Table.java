package dev.rialto.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A captured table: its key and the columns that leave the database. */
record Table(String name, String key, List<Column> columns) {

    /**
     * The hash of a row over all columns; equal rows have equal hashes wherever they lie.
     *
     * @param value gives a column's value as text
     */
    Digest digest(Function<Column, String> value) {
        String row = columns.stream().map(value).collect(Collectors.joining("\1"));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return Digest.of(sha.digest(row.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** The first 128 bits of a SHA-256: rows that differ do not meet in it by accident. */
    record Digest(long high, long low) {

        static Digest of(byte[] sha) {
            var bytes = java.nio.ByteBuffer.wrap(sha);
            return new Digest(bytes.getLong(), bytes.getLong());
        }
    }
}
