package dev.rialto.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.kernel.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The answers of writes that came with a key. A key is entered in the transaction of the write that
 * it guards: both are there or neither, and a twin waits at the key's unique entry until the first
 * is done. A refused write leaves no trace, nor does its key, which may be tried again.
 */
@ApplicationScoped
class IdempotencyKeys {

    /** A key as this table knows it. */
    record Entry(String keyHash, String fingerprint) {}

    private static final String CLAIM =
            """
            INSERT INTO idempotency_keys AS known (key_hash, fingerprint, created_at)
            VALUES (?, ?, ?)
            ON CONFLICT (key_hash) DO UPDATE
            SET fingerprint = excluded.fingerprint, created_at = excluded.created_at
            WHERE known.created_at < ?
            """;

    private static final String ANSWERED =
            """
            SELECT fingerprint, status, location, etag, body
            FROM idempotency_keys WHERE key_hash = ?
            """;

    private static final String KEEP =
            """
            UPDATE idempotency_keys SET status = ?, location = ?, etag = ?, body = ?
            WHERE key_hash = ?
            """;

    private static final String FORGET = "DELETE FROM idempotency_keys WHERE created_at < ?";

    private static final HexFormat HEX = HexFormat.of();

    private final ObjectMapper json;
    private final Sql sql;
    private final Duration kept;

    IdempotencyKeys(
            ObjectMapper json,
            Sql sql,
            @ConfigProperty(name = "rialto.api.idempotency-keys-kept", defaultValue = "24h")
                    Duration kept) {
        this.json = json;
        this.sql = sql;
        this.kept = kept;
    }

    /** The entry for a caller's key and the request it came with. */
    Entry entry(String caller, String key, String line, Object body) {
        return new Entry(hash(caller + "\n" + key), fingerprint(key, line + "\n" + text(body)));
    }

    /**
     * Enters a key, or waits for the twin that has entered it.
     *
     * @throws Replay where the same request was answered before
     * @throws RefusedException where the key came with another request
     */
    void claim(Entry entry) {
        if (sql.change(CLAIM, entry.keyHash(), entry.fingerprint(), Moment.now(), oldest()) == 0) {
            throw sql.rows(ANSWERED, row -> answered(entry, row), entry.keyHash()).getFirst();
        }
    }

    /** Keeps the answer of the write that is about to commit. */
    void keep(Entry entry, Answer<?> answer) {
        String body = answer.body() == null ? null : text(answer.body());
        sql.change(KEEP, answer.status(), answer.location(), answer.etag(), body, entry.keyHash());
    }

    /** Forgets keys that are too old to matter, and says how many. */
    int forgetOld() {
        return sql.change(FORGET, oldest());
    }

    private static RuntimeException answered(Entry entry, ResultSet row) throws SQLException {
        if (!entry.fingerprint().equals(row.getString(1))) {
            return new RefusedException(new Refusal.KeyReused());
        }
        return new Replay(
                new Answer<>(row.getInt(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private Instant oldest() {
        return Moment.now().minus(kept);
    }

    private String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass(), e);
        }
    }

    private static String hash(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A request may hold a password, so its hash must not be one that anybody can guess at. */
    private static String fingerprint(String key, String request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HEX.formatHex(mac.doFinal(request.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
