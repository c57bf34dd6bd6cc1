package dev.rialto.embedded.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that is alone, small, and on a laptop. */
final class BrokerProperties {

    static final String CONTROLLER = "CONTROLLER";

    private static final String SMALL =
            """
            # A copy needs a second broker.
            default.replication.factor=1
            offsets.topic.replication.factor=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            offsets.topic.num.partitions=3
            transaction.state.log.num.partitions=3
            share.coordinator.state.topic.num.partitions=1

            # Topics are made by those who know their settings.
            auto.create.topics.enable=false
            # Nobody else is coming: a group's first member need not wait for others.
            group.initial.rebalance.delay.ms=0
            # A laptop that was closed for some weeks goes on where it was.
            offsets.retention.minutes=525600
            transactional.id.expiration.ms=2147483647

            # After a kill the broker must wait until its former self is given up for dead.
            broker.session.timeout.ms=2000
            broker.heartbeat.interval.ms=250

            # Few clients, few cores, little memory.
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            num.recovery.threads.per.data.dir=2
            group.coordinator.threads=1
            share.coordinator.threads=1
            log.cleaner.dedupe.buffer.size=4194304
            log.cleaner.io.buffer.size=131072
            """;

    private BrokerProperties() {}

    static Properties of(int node, Path folder, int port, int controllerPort) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(SMALL));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String controller = "127.0.0.1:" + controllerPort;
        properties.putAll(
                Map.of(
                        "process.roles",
                        "broker,controller",
                        "node.id",
                        Integer.toString(node),
                        "log.dir",
                        folder.toString(),
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://" + controller,
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:" + port,
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "controller.listener.names",
                        CONTROLLER,
                        "controller.quorum.voters",
                        node + "@" + controller));
        return properties;
    }
}
