package dev.rialto.analytics.fraud;

import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.analytics.fraud.SubjectEvent.Link;
import dev.rialto.analytics.state.Packer;
import dev.rialto.analytics.state.Unpacker;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.Subject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Bundles as few bytes: facts that follow each other are of about the same time, so differences are
 * written.
 */
final class BundleSerde {

    private static final int LINK = 0;
    private static final int FACT = 1;
    private static final int BEFORE = 1;
    private static final int AFTER = 2;
    private static final Subject[] SUBJECTS = Subject.values();

    private BundleSerde() {}

    static Serde<Bundle> serde() {
        return Serdes.serdeFrom((topic, bundle) -> write(bundle), (topic, bytes) -> read(bytes));
    }

    private static byte[] write(Bundle bundle) {
        Packer packer = new Packer(20 + 20 * bundle.events().size());
        packer.bits(bundle.events().size());
        long micros = 0;
        for (SubjectEvent event : bundle.events()) {
            switch (event) {
                case Link link ->
                        packer.bits(LINK)
                                .number(link.to())
                                .number(link.other())
                                .bits(link.holds() ? 1 : 0);
                case FactChange change -> micros = write(packer, change, micros);
            }
        }
        return packer.packed();
    }

    private static long write(Packer packer, FactChange change, long microsBefore) {
        int parts = (change.before() == null ? 0 : BEFORE) | (change.after() == null ? 0 : AFTER);
        packer.bits(FACT + change.subject().ordinal()).number(change.to()).bits(parts);
        long micros = microsBefore;
        if (change.before() != null) {
            micros = write(packer, change.before(), change.to(), micros);
        }
        if (change.after() != null) {
            micros = write(packer, change.after(), change.to(), micros);
        }
        return micros;
    }

    private static long write(Packer packer, Fact fact, long to, long microsBefore) {
        packer.number(fact.micros() - microsBefore).number(fact.id()).number(fact.cents());
        packer.number(fact.customer() - to); // a customer is told of nobody else
        return fact.micros();
    }

    private static Bundle read(byte[] bytes) {
        Unpacker unpacker = new Unpacker(bytes);
        int size = unpacker.count();
        List<SubjectEvent> events = new ArrayList<>(size);
        long[] micros = {0};
        for (int i = 0; i < size; i++) {
            int kind = unpacker.count();
            long to = unpacker.number();
            if (kind == LINK) {
                events.add(new Link(to, unpacker.number(), unpacker.bits() == 1));
            } else {
                int parts = unpacker.count();
                Fact before = (parts & BEFORE) == 0 ? null : fact(unpacker, to, micros);
                Fact after = (parts & AFTER) == 0 ? null : fact(unpacker, to, micros);
                events.add(new FactChange(to, SUBJECTS[kind - FACT], before, after));
            }
        }
        return new Bundle(events);
    }

    private static Fact fact(Unpacker unpacker, long to, long[] micros) {
        micros[0] += unpacker.number();
        return new Fact(micros[0], unpacker.number(), unpacker.number(), unpacker.number() + to);
    }
}
