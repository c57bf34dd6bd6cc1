package dev.rialto.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The record as it is, with the headers of Standard Webhooks; signed where there is a secret. */
final class StandardWebhook implements Format {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    /**
     * With several secrets each signs, so that receivers can change from one to the next.
     *
     * @throws IllegalArgumentException where a secret is none; it does not tell the secret
     */
    StandardWebhook(List<String> secrets) {
        this.keys = secrets.stream().map(StandardWebhook::key).toList();
    }

    @Override
    public Letter of(Notice notice, Instant now) {
        byte[] body = notice.json();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", notice.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        if (!keys.isEmpty()) {
            String start = notice.id() + "." + now.getEpochSecond() + ".";
            headers.put(
                    "webhook-signature",
                    keys.stream()
                            .map(key -> "v1," + signature(key, start, body))
                            .collect(Collectors.joining(" ")));
        }
        return new Letter(body, headers);
    }

    private static String signature(SecretKeySpec key, String start, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + PREFIX);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException _) {
            // Without its cause, which tells a part of the secret.
            throw new IllegalArgumentException("a secret is Base64 after " + PREFIX);
        }
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret has %d to %d bytes".formatted(SHORTEST, LONGEST));
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
