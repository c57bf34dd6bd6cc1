package dev.rialto.lake;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import io.minio.http.HttpUtils;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** One bucket. Its methods throw {@link StoreException} and may be called from any thread. */
class ObjectStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    // Larger objects go in parts of this size, of which a lost one is sent again alone.
    private static final long PART = 16L << 20;

    private final String bucket;
    private final String endpoint;
    private final MinioClient client;

    ObjectStore(S3Config config) {
        bucket = config.bucket();
        endpoint = config.endpoint();
        OkHttpClient http = http(config.endpoint().startsWith("http:"));
        // By default it sends five requests at once.
        http.dispatcher().setMaxRequestsPerHost(SideBySide.MOST);
        client =
                MinioClient.builder()
                        .endpoint(config.endpoint())
                        .credentials(config.accessKey(), config.secretKey())
                        .region(config.region())
                        .httpClient(http, true)
                        .build();
    }

    /** The client that comes with MinIO's reads a hundred certificates at each start. */
    private static OkHttpClient http(boolean plain) {
        OkHttpClient.Builder builder =
                plain
                        ? new OkHttpClient.Builder()
                                .protocols(List.of(Protocol.HTTP_1_1))
                                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                                .connectTimeout(PATIENCE)
                                .writeTimeout(PATIENCE)
                                .readTimeout(PATIENCE)
                        : HttpUtils.newDefaultHttpClient(
                                        PATIENCE.toMillis(),
                                        PATIENCE.toMillis(),
                                        PATIENCE.toMillis())
                                .newBuilder();
        return builder.connectionPool(new ConnectionPool(SideBySide.MOST, 5, TimeUnit.MINUTES))
                .build();
    }

    /** Makes the bucket where it is missing. */
    void ensureBucket() {
        asking(
                "make bucket",
                () -> {
                    if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                    }
                    return null;
                });
    }

    byte[] get(String key) {
        GetObjectArgs wanted = GetObjectArgs.builder().bucket(bucket).object(key).build();
        return asking(
                "read " + key,
                () -> {
                    try (InputStream object = client.getObject(wanted)) {
                        return object.readAllBytes();
                    }
                });
    }

    /** Writes an object, which is there whole or not at all. */
    void put(String key, byte[] bytes) {
        // The names of data files are made up, so the same failure is told in the same words.
        String folder = key.substring(0, key.lastIndexOf('/') + 1);
        asking("write in " + folder, () -> client.putObject(object(key, bytes, PART).build()));
    }

    /**
     * Writes an object unless there is one of that name.
     *
     * @return whether it was written; after a lost reply the object that is there may be this one
     */
    boolean putIfAbsent(String key, byte[] bytes) {
        return asking(
                "write new " + key,
                () -> {
                    try {
                        // One PUT, never parts: only that is conditional.
                        client.putObject(
                                object(key, bytes, Math.max(bytes.length, PART))
                                        .extraHeaders(Map.of("If-None-Match", "*"))
                                        .build());
                        return true;
                    } catch (ErrorResponseException e) {
                        if (e.errorResponse().code().equals("PreconditionFailed")) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    /** The names that start with the prefix and come after another, in order. */
    List<String> list(String prefix, String after) {
        ListObjectsArgs wanted =
                ListObjectsArgs.builder().bucket(bucket).prefix(prefix).startAfter(after).build();
        return asking(
                "list " + prefix,
                () -> {
                    List<String> names = new ArrayList<>();
                    for (Result<Item> item : client.listObjects(wanted)) {
                        names.add(item.get().objectName());
                    }
                    return names;
                });
    }

    /** All objects whose names start with the prefix, in folders below, too. */
    List<StoredObject> all(String prefix) {
        ListObjectsArgs wanted =
                ListObjectsArgs.builder().bucket(bucket).prefix(prefix).recursive(true).build();
        return asking(
                "list " + prefix,
                () -> {
                    List<StoredObject> objects = new ArrayList<>();
                    for (Result<Item> result : client.listObjects(wanted)) {
                        Item item = result.get();
                        if (!item.isDir()) {
                            Instant modified = item.lastModified().toInstant();
                            objects.add(new StoredObject(item.objectName(), item.size(), modified));
                        }
                    }
                    return objects;
                });
    }

    /** Removes an object; one that is not there is no failure. */
    void remove(String key) {
        RemoveObjectArgs unwanted = RemoveObjectArgs.builder().bucket(bucket).object(key).build();
        asking(
                "remove " + key,
                () -> {
                    client.removeObject(unwanted);
                    return key;
                });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the S3 client", e);
        }
    }

    private PutObjectArgs.Builder object(String key, byte[] bytes, long part) {
        return PutObjectArgs.builder().bucket(bucket).object(key).stream(
                new ByteArrayInputStream(bytes), (long) bytes.length, part);
    }

    /** A request that may be sent twice; a short failure is nobody's concern. */
    private <T> T asking(String what, Request<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.send();
            } catch (Exception e) {
                if (attempt == ATTEMPTS || !passing(e) || Thread.currentThread().isInterrupted()) {
                    throw new StoreException(
                            "S3 at %s, bucket %s: cannot %s (%s)%s"
                                    .formatted(endpoint, bucket, what, e.getMessage(), wayOut(e)),
                            e,
                            passing(e));
                }
                LockSupport.parkNanos(PAUSE.toNanos() * attempt);
            }
        }
    }

    private static String wayOut(Exception e) {
        return switch (e instanceof ErrorResponseException answer ? answer.response().code() : 0) {
            case 401, 403 ->
                    "; check RIALTO_S3_ACCESS_KEY, RIALTO_S3_SECRET_KEY and what that key may do";
            case 500, 507 -> "; its log says why, and its disk may be full";
            default -> "";
        };
    }

    private static boolean passing(Exception e) {
        return switch (e) {
            case ErrorResponseException answer -> {
                int status = answer.response().code();
                // A bucket that has gone is made anew by the next session, which also learns why an
                // object has.
                boolean gone =
                        Set.of("NoSuchBucket", "NoSuchKey").contains(answer.errorResponse().code());
                yield status >= 500 || status == 429 || status == 409 || gone;
            }
            case ServerException _, InvalidResponseException _, IOException _ -> true;
            default -> false;
        };
    }

    @FunctionalInterface
    private interface Request<T> {
        T send() throws Exception;
    }
}
