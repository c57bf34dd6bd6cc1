package dev.rialto.embedded.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3 over a folder; conditional writes are atomic. */
final class ObjectStore implements Server {

    private static final String ACCESS_KEY = "rialto";
    private static final String SECRET_KEY = "rialto-secret";
    private static final int THREADS = 32;

    private final Path folder;
    private final URI endpoint;
    private volatile S3Proxy proxy;

    ObjectStore(Arguments arguments) {
        folder = arguments.dataDir().resolve("s3");
        endpoint = URI.create("http://127.0.0.1:" + arguments.s3Port());
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public void start() throws Exception {
        Files.createDirectories(folder);
        S3Proxy starting =
                S3Proxy.builder()
                        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                        .endpoint(endpoint)
                        .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                        // Trino's listing sends headers that S3Proxy does not know.
                        .ignoreUnknownHeaders(true)
                        .jettyMaxThreads(THREADS)
                        .build();
        starting.start();
        proxy = starting;
    }

    @Override
    public void whenGone(Runnable gone) {
        // It lives in this JVM and ends with it.
    }

    @Override
    public void stop() throws Exception {
        if (proxy != null) {
            proxy.stop();
        }
    }
}
