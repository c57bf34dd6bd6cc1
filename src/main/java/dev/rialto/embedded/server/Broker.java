package dev.rialto.embedded.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker that is its own controller. */
final class Broker implements Server {

    private static final int NODE = 1;

    private final Path folder;
    private final int port;
    private volatile KafkaRaftServer server;

    Broker(Arguments arguments) {
        folder = arguments.dataDir().resolve("kafka");
        port = arguments.kafkaPort();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public void start() throws Exception {
        if (!Files.exists(folder)) {
            format(folder);
        }
        Properties properties = BrokerProperties.of(NODE, folder, port, freePort());
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
    }

    /** Formats beside and renames, so that a kill never leaves half a folder. */
    static void format(Path folder) throws Exception {
        Path unfinished = Folders.empty(folder.resolveSibling("kafka.new"));
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(Set.of(unfinished.toString()))
                .setMetadataLogDirectory(unfinished.toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
        Files.move(unfinished, folder);
    }

    /** The controller is spoken to by this JVM only, so its port may differ at each start. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void whenGone(Runnable gone) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            server.awaitShutdown();
                            gone.run();
                        });
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
        }
    }
}
