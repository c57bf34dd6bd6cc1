package dev.rialto.embedded.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker, in a JVM of its own, that speaks TLS and asks for user and password. */
public final class GuardedBroker {

    /** Opens the key store, whose certificate is the only one that is trusted. */
    public static final String KEY_PASSWORD = "broker-key";

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"rialto\" password=\"open-sesame\" user_rialto=\"open-sesame\";";

    private GuardedBroker() {}

    /** Serves until its input ends; words: folder, port, port of the controller, key store. */
    public static void main(String... words) throws Exception {
        Path folder = Path.of(words[0]);
        Broker.format(folder);
        Properties properties =
                BrokerProperties.of(
                        1, folder, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        properties.replaceAll(
                (key, value) -> value.toString().replace("PLAINTEXT://", "SASL_SSL://"));
        properties.putAll(
                Map.of(
                        "listener.security.protocol.map",
                        "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
                        "security.inter.broker.protocol",
                        "SASL_SSL",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        LOGIN,
                        "ssl.keystore.location",
                        words[3],
                        "ssl.keystore.password",
                        KEY_PASSWORD,
                        "ssl.truststore.location",
                        words[3],
                        "ssl.truststore.password",
                        KEY_PASSWORD));
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        System.out.println("serving");
        System.in.read();
        server.shutdown();
    }
}
