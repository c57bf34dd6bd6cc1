package dev.rialto.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Strong entity tags: a hash of the very bytes that are shown. So a tag needs no column, covers
 * what is shown of other rows too (a cart's items), and survives a dump and restore.
 */
@ApplicationScoped
public class Etags {

    private static final int BYTES = 12;

    private final ObjectMapper json;

    Etags(ObjectMapper json) {
        this.json = json;
    }

    /** The tag of something shown, in its quotes. */
    public String of(Object view) {
        return show(view).etag();
    }

    /** Something as it is sent. */
    public Shown show(Object view) {
        byte[] json = bytes(view);
        byte[] hash = Arrays.copyOf(sha256(json), BYTES);
        String tag = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        return new Shown(json, '"' + tag + '"');
    }

    /** Whether a list of tags, as {@code If-Match} and {@code If-None-Match} bring it, has this. */
    static boolean contains(String list, String etag) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(etag));
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + view.getClass(), e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
