package dev.rialto.shop;

import dev.rialto.shop.access.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Writes that come over HTTP: one transaction each, done once for each idempotency key. */
@ApplicationScoped
class Writes {

    private final Caller caller;
    private final IdempotencyKeys keys;

    Writes(Caller caller, IdempotencyKeys keys) {
        this.caller = caller;
        this.keys = keys;
    }

    /**
     * Does a write, or finds that it was done before.
     *
     * @param body the request's body; null where it has none
     * @throws Replay where an equal request with this key was answered before
     * @throws RefusedException what the write throws, which then has not happened
     */
    <V> Answer<V> once(WriteHeaders headers, Object body, Supplier<Answer<V>> write) {
        String key = headers.key();
        if (key == null) {
            return QuarkusTransaction.requiringNew().call(write::get);
        }
        var entry = keys.entry(caller.name(), key, headers.line(), body);
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            keys.claim(entry);
                            Answer<V> answer = write.get();
                            keys.keep(entry, answer);
                            return answer;
                        });
    }
}
