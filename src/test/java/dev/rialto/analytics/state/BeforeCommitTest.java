package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rests on what Kafka Streams does inside: an upgrade that changes it fails here. */
class BeforeCommitTest {

    @TempDir private Path stateDir;

    /** Sums up, and writes and forwards only before a commit. */
    private static final class Summing extends ContextualProcessor<Long, Long, Long, Long> {

        private final List<Long> sinceCommit = new ArrayList<>();
        private KeyValueStore<Long, Long> sums;

        @Override
        public void init(ProcessorContext<Long, Long> context) {
            super.init(context);
            sums = context.getStateStore("sums");
            BeforeCommit hook = context.getStateStore("hook");
            hook.run(context, this::sum);
        }

        @Override
        public void process(Record<Long, Long> record) {
            sinceCommit.add(record.value());
        }

        private void sum() {
            long sum = sinceCommit.stream().mapToLong(Long::longValue).sum();
            sinceCommit.clear();
            sums.put(1L, sum);
            context().forward(new Record<>(1L, sum, context().currentSystemTimeMs()));
        }
    }

    @Test
    void whatIsForwardedAndWrittenBeforeACommitIsPartOfIt() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore("sums"), Serdes.Long(), Serdes.Long()));
        builder.addStateStore(BeforeCommit.named("hook"));
        builder.stream("in", Consumed.with(Serdes.Long(), Serdes.Long()))
                .process(Summing::new, "sums", "hook")
                .to("out", Produced.with(Serdes.Long(), Serdes.Long()));
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), settings)) {
            TestOutputTopic<Long, Long> out =
                    driver.createOutputTopic("out", new LongDeserializer(), new LongDeserializer());

            driver.createInputTopic("in", new LongSerializer(), new LongSerializer())
                    .pipeInput(7L, 42L);

            assertThat(out.readValuesToList()).containsExactly(42L);
            assertThat(driver.getKeyValueStore("sums").get(1L)).isEqualTo(42L);
        }
    }
}
