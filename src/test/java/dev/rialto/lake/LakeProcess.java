package dev.rialto.lake;

import dev.rialto.lake.LakeServers.TestLake;
import dev.rialto.lake.LakeServers.TestTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The lake role in a process of its own, to be killed. */
public final class LakeProcess {

    private LakeProcess() {}

    static Process start(TestS3 s3, TestTopics topics) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LakeProcess.class.getName(),
                        s3.endpoint(),
                        s3.bucket(),
                        topics.bootstrap(),
                        topics.prefix(),
                        LakeServers.shop())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        QuietLog.on();
        new LakeRole(
                        new TestLake(arguments[4]),
                        LakeServers.VEILS,
                        new TestS3(arguments[0], arguments[1]),
                        new TestTopics(arguments[2], arguments[3]),
                        new SimpleMeterRegistry())
                .start();
        new CountDownLatch(1).await();
    }
}
