package dev.rialto.app;

import dev.rialto.embedded.EmbeddedAddresses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What all processes of a platform are told, where shoppers are many and some commit fraud. */
final class PlatformSettings {

    private PlatformSettings() {}

    static Map<String, String> at(EmbeddedAddresses at, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("RIALTO_POSTGRES_URL", at.jdbcUrl());
        settings.put("RIALTO_POSTGRES_USER", at.user());
        settings.put("RIALTO_POSTGRES_PASSWORD", at.password());
        settings.put("RIALTO_TOPICS_BOOTSTRAP", at.bootstrap());
        settings.put("RIALTO_S3_ENDPOINT", at.s3Endpoint().toString());
        settings.put("RIALTO_S3_ACCESS_KEY", at.accessKey());
        settings.put("RIALTO_S3_SECRET_KEY", at.secretKey());
        settings.put("RIALTO_SECURITY", "open");
        settings.put("RIALTO_SHOP_OPENING_STOCK", "true");
        settings.put("RIALTO_SIMULATOR_SESSIONS_PER_MINUTE", "600");
        settings.put("RIALTO_SIMULATOR_FRAUD_SHARE", "0.1");
        settings.put("RIALTO_ALERTS_TARGETS_FILE_TYPE", "file");
        settings.put("RIALTO_ALERTS_TARGETS_FILE_PATH", folder.resolve("alerts.jsonl").toString());
        return settings;
    }
}
