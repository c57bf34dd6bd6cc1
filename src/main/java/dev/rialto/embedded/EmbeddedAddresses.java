package dev.rialto.embedded;

import java.net.URI;

/**
 * How a client reaches the embedded servers.
 *
 * @param bootstrap Kafka's bootstrap servers, plain text
 * @param s3Endpoint path-style S3 over HTTP, signed with AWS signature 4, any region
 */
public record EmbeddedAddresses(
        String jdbcUrl,
        String user,
        String password,
        String bootstrap,
        URI s3Endpoint,
        String accessKey,
        String secretKey) {

    static EmbeddedAddresses of(EmbeddedSettings settings) {
        return new EmbeddedAddresses(
                "jdbc:postgresql://127.0.0.1:" + settings.postgresPort() + "/rialto",
                "rialto",
                "rialto",
                "127.0.0.1:" + settings.kafkaPort(),
                URI.create("http://127.0.0.1:" + settings.s3Port()),
                "rialto",
                "rialto-secret");
    }
}
