package dev.rialto.lake;

/** Where the tests' S3 is, with the keys that it knows. */
record TestS3(String endpoint, String accessKey, String secretKey, String bucket)
        implements S3Config {

    TestS3(String endpoint, String bucket) {
        this(endpoint, "rialto", "rialto-secret", bucket);
    }

    @Override
    public String region() {
        return "us-east-1";
    }
}
