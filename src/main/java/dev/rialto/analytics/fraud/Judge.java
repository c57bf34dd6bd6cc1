package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.analytics.fraud.SubjectEvent.Link;
import dev.rialto.analytics.state.Cadence;
import dev.rialto.fraud.Subject;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps the facts of its subjects, and has those judged that changed: once a period, however many
 * facts came meanwhile. Hands the orders of customers who share an address on to the address.
 */
final class Judge extends ContextualProcessor<Long, SubjectEvent, Long, Verdict> {

    private final String store;
    private final AnalyticsConfig config;
    private CaseFiles files;
    private Docket docket;
    private SharedHomes homes;

    /**
     * @param store where this stage keeps its state
     */
    Judge(String store, AnalyticsConfig config) {
        this.store = store;
        this.config = config;
    }

    @Override
    public void init(ProcessorContext<Long, Verdict> context) {
        super.init(context);
        files = new CaseFiles(context.getStateStore(store));
        homes = new SharedHomes(context.getStateStore(store));
        Duration lateness = config.allowedLateness();
        RulesInForce rules = new RulesInForce(context.getStateStore(RulesInForce.STORE));
        docket = new Docket(files, rules::book, lateness, this::publish);
        Cadence cadence = new Cadence(docket::judge);
        context.schedule(config.publishEvery(), PunctuationType.WALL_CLOCK_TIME, cadence::run);
    }

    @Override
    public void process(Record<Long, SubjectEvent> record) {
        switch (record.value()) {
            case FactChange change -> change(record.key(), change);
            case Link link -> link(record.key(), link);
        }
    }

    private void change(long key, FactChange change) {
        Case one = new Case(change.subject(), key);
        boolean less = change.before() != null && files.remove(one, change.before());
        boolean more = change.after() != null && files.add(one, change.after());
        if (less) {
            docket.enter(one, change.before().micros());
        }
        if (more) {
            docket.enter(one, change.after().micros());
        }
        if ((less || more) && change.subject() == Subject.CUSTOMER_ORDERS) {
            homes.of(key).forEach(address -> hand(address, change));
        }
    }

    private void link(long customer, Link link) {
        if (link.holds()
                ? homes.add(customer, link.other())
                : homes.remove(customer, link.other())) {
            files.facts(new Case(Subject.CUSTOMER_ORDERS, customer)).stream()
                    .map(
                            order ->
                                    link.holds()
                                            ? new FactChange(Subject.CUSTOMER_ORDERS, null, order)
                                            : new FactChange(Subject.CUSTOMER_ORDERS, order, null))
                    .forEach(change -> hand(link.other(), change));
        }
    }

    private void hand(long address, FactChange change) {
        Verdict.HandedOn handed = new Verdict.HandedOn(change.of(Subject.ADDRESS_ORDERS));
        context().forward(new Record<>(address, handed, context().currentSystemTimeMs()));
    }

    private void publish(Verdict.Alert alert) {
        context().forward(new Record<>(0L, alert, context().currentSystemTimeMs()));
    }
}
