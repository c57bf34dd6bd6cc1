package dev.rialto.analytics.fraud;

import dev.rialto.analytics.state.BeforeCommit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gathers what subjects are told until the commit, before which the next stage would not see it
 * anyway.
 */
final class Bundles extends ContextualProcessor<Long, SubjectEvent, Long, Bundle> {

    /** The store of its hook. */
    static final String HOOK = "fraud-bundles-commit";

    private final Map<Long, Bundle> gathered = new HashMap<>();

    @Override
    public void init(ProcessorContext<Long, Bundle> context) {
        super.init(context);
        gathered.clear();
        BeforeCommit hook = context.getStateStore(HOOK);
        hook.run(context, this::forwardAll);
    }

    @Override
    public void process(Record<Long, SubjectEvent> told) {
        long key = Bundle.key(told.value());
        Bundle bundle = gathered.computeIfAbsent(key, _ -> new Bundle());
        bundle.events().add(told.value());
        if (bundle.isFull()) {
            gathered.remove(key);
            forward(key, bundle);
        }
    }

    private void forwardAll() {
        gathered.forEach(this::forward);
        gathered.clear();
    }

    private void forward(long key, Bundle bundle) {
        context().forward(new Record<>(key, bundle, context().currentSystemTimeMs()));
    }
}
