package dev.rialto.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rialto.embedded.Servers;
import dev.rialto.events.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KeptIT {

    private static final String SLOT = "kept";

    private final Topics topics = Servers.topics();

    @Test
    void aThreadThatWasInterruptedClosesItWithoutComplaint() throws Exception {
        CdcTopics.ensure(topics, SLOT);
        write(Wanted.RUNNING);
        Kept<Wanted> kept = Kept.wanted(topics, SLOT);
        assertThat(kept.read()).contains(Wanted.RUNNING);

        Thread.currentThread().interrupt();

        assertThatCode(kept::close).doesNotThrowAnyException();
        assertThat(Thread.interrupted()).isTrue();
    }

    private void write(Wanted wanted) throws Exception {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(Kept.record(CdcTopics.WANTED, SLOT, wanted)).get();
        }
    }
}
