package dev.rialto.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rialto.kernel.Moment;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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

    private static final HexFormat HEX = HexFormat.of();

    private final ObjectMapper json;
    private final Duration kept;

    IdempotencyKeys(
            ObjectMapper json,
            @ConfigProperty(name = "rialto.api.idempotency-keys-kept", defaultValue = "24h")
                    Duration kept) {
        this.json = json;
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
        int entered =
                Panache.getSession()
                        .createNativeMutationQuery(
                                """
                                INSERT INTO idempotency_keys AS known
                                    (key_hash, fingerprint, created_at)
                                VALUES (:key, :fingerprint, :now)
                                ON CONFLICT (key_hash) DO UPDATE
                                SET fingerprint = excluded.fingerprint,
                                    created_at = excluded.created_at
                                WHERE known.created_at < :oldest
                                """)
                        .setParameter("key", entry.keyHash())
                        .setParameter("fingerprint", entry.fingerprint())
                        .setParameter("now", Moment.now())
                        .setParameter("oldest", oldest())
                        .executeUpdate();
        if (entered == 0) {
            throw answered(entry);
        }
    }

    /** Keeps the answer of the write that is about to commit. */
    void keep(Entry entry, Answer<?> answer) {
        Panache.getSession()
                .createNativeMutationQuery(
                        """
                        UPDATE idempotency_keys
                        SET status = :status, location = :location, etag = :etag, body = :body
                        WHERE key_hash = :key
                        """)
                .setParameter("status", answer.status())
                .setParameter("location", answer.location(), String.class)
                .setParameter("etag", answer.etag(), String.class)
                .setParameter(
                        "body", answer.body() == null ? null : text(answer.body()), String.class)
                .setParameter("key", entry.keyHash())
                .executeUpdate();
    }

    /** Forgets keys that are too old to matter, and says how many. */
    @Transactional
    int forgetOld() {
        return Panache.getEntityManager()
                .createNativeQuery("DELETE FROM idempotency_keys WHERE created_at < :oldest")
                .setParameter("oldest", oldest())
                .executeUpdate();
    }

    private static RuntimeException answered(Entry entry) {
        Object[] row =
                (Object[])
                        Panache.getEntityManager()
                                .createNativeQuery(
                                        """
                                SELECT fingerprint, status, location, etag, body
                                FROM idempotency_keys WHERE key_hash = :key
                                """,
                                        Object[].class)
                                .setParameter("key", entry.keyHash())
                                .getSingleResult();
        if (!entry.fingerprint().equals(row[0])) {
            return new RefusedException(new Refusal.KeyReused());
        }
        return new Replay(
                new Answer<>((Integer) row[1], (String) row[2], (String) row[3], (String) row[4]));
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
