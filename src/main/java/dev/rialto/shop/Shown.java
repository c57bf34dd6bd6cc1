package dev.rialto.shop;

/**
 * Something as it is sent to whoever asked for it. The bytes are shared by all who asked at once,
 * and nobody writes to them.
 *
 * @param etag a hash of the JSON, in its quotes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Shown(byte[] json, String etag) {

    /** Whether a caller who sent this {@code If-None-Match}, or null, has it already. */
    public boolean isKnown(String ifNoneMatch) {
        return ifNoneMatch != null && Etags.contains(ifNoneMatch.replace("W/", ""), etag);
    }
}
