package dev.rialto.analytics.window;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** An answer to be published: the topic, and the record's value. */
public record Answer(String topic, byte[] json) {

    /** Publishes each on its topic. */
    public static void publish(KStream<String, Answer> answers) {
        answers.to(
                (key, answer, context) -> answer.topic(),
                Produced.with(
                        Serdes.String(),
                        Serdes.serdeFrom(
                                (topic, answer) ->
                                        new ByteArraySerializer().serialize(topic, answer.json()),
                                (topic, json) ->
                                        new Answer(
                                                topic,
                                                new ByteArrayDeserializer()
                                                        .deserialize(topic, json)))));
    }
}
