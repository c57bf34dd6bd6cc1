package dev.rialto.analytics.state;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Does a processor's work right before Kafka Streams commits its task, within the same transaction:
 * what is written to stores and forwarded then, is committed with the input that caused it.
 *
 * <p>It poses as a cached store without content, for those are what Streams flushes first in a
 * commit. That is an internal interface of Kafka Streams, the one that its own caching rests on;
 * {@code BeforeCommitTest} fails where a version of Kafka no longer calls it.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<byte[], byte[]> {

    private final String name;
    private boolean open;
    private Runnable work = () -> {};

    private BeforeCommit(String name) {
        this.name = name;
    }

    /** To be added to the topology and connected to the processor, as a store is. */
    public static StoreBuilder<BeforeCommit> named(String name) {
        return new Builder(name);
    }

    /** What to do before each commit; to be said in the processor's {@code init}. */
    public void run(ProcessorContext<?, ?> context, Runnable wanted) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        work = () -> as(node, internal, wanted);
    }

    /** Forwarding needs a current node, and the changelog the time of a record. */
    private static void as(
            ProcessorNode<?, ?, ?, ?> node, InternalProcessorContext<?, ?> context, Runnable task) {
        ProcessorNode<?, ?, ?, ?> nodeBefore = context.currentNode();
        ProcessorRecordContext recordBefore = context.recordContext();
        context.setCurrentNode(node);
        context.setRecordContext(
                new ProcessorRecordContext(
                        context.currentSystemTimeMs(), -1, -1, null, new RecordHeaders()));
        try {
            task.run();
        } finally {
            context.setCurrentNode(nodeBefore);
            context.setRecordContext(recordBefore);
        }
    }

    @Override
    public void flushCache() {
        work.run();
    }

    @Override
    public void clearCache() {
        work = () -> {}; // the task becomes a standby
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean old) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void flush() {
        // Nothing is kept here.
    }

    @Override
    public void close() {
        open = false;
        work = () -> {};
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** Neither cached nor logged, whatever is asked for. */
    private record Builder(String name) implements StoreBuilder<BeforeCommit> {

        @Override
        public BeforeCommit build() {
            return new BeforeCommit(name);
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
