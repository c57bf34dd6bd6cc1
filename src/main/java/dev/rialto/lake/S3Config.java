package dev.rialto.lake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The S3 server and the bucket of the lake. */
@ConfigMapping(prefix = "rialto.s3")
public interface S3Config {

    /** The server's address, such as {@code http://127.0.0.1:19000}; buckets are paths below it. */
    String endpoint();

    String accessKey();

    String secretKey();

    @WithDefault("us-east-1")
    String region();

    /** Made by the lake role when it is missing. */
    String bucket();
}
