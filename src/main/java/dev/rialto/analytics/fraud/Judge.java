package dev.rialto.analytics.fraud;

import dev.rialto.analytics.AnalyticsConfig;
import dev.rialto.analytics.Computing;
import dev.rialto.analytics.TableRows;
import dev.rialto.analytics.fraud.SubjectEvent.FactChange;
import dev.rialto.analytics.fraud.SubjectEvent.Link;
import dev.rialto.analytics.state.BeforeCommit;
import dev.rialto.analytics.state.Cadence;
import dev.rialto.fraud.Fact;
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
final class Judge extends ContextualProcessor<Long, Bundle, Long, Verdict> {

    /**
     * A case that is judged amid a backlog is judged again, from its first fact on: rarely, then.
     */
    private static final int PARTS = 100;

    private final String store;
    private final Computing computing;
    private CaseFiles files;
    private Docket docket;
    private SharedHomes homes;

    /**
     * @param store where this stage keeps its state
     */
    Judge(String store, Computing computing) {
        this.store = store;
        this.computing = computing;
    }

    @Override
    public void init(ProcessorContext<Long, Verdict> context) {
        super.init(context);
        files = new CaseFiles(context.getStateStore(store));
        homes = new SharedHomes(context.getStateStore(store));
        AnalyticsConfig config = computing.config();
        Duration lateness = config.allowedLateness();
        RulesInForce rules = new RulesInForce(context.getStateStore(RulesInForce.STORE));
        docket = new Docket(files, rules::book, lateness, this::publish);
        BeforeCommit hook = context.getStateStore(TableRows.hook(store));
        hook.run(context, files::flush);
        Cadence cadence = new Cadence(PARTS, docket::judge, computing.backlog());
        context.schedule(config.publishEvery(), PunctuationType.WALL_CLOCK_TIME, cadence::run);
    }

    @Override
    public void process(Record<Long, Bundle> record) {
        for (SubjectEvent event : record.value().events()) {
            switch (event) {
                case FactChange change -> change(change);
                case Link link -> link(link);
            }
        }
    }

    private void change(FactChange change) {
        Case one = new Case(change.subject(), change.to());
        boolean less = change.before() != null && files.remove(one, change.before());
        boolean more = change.after() != null && files.add(one, change.after());
        if (less) {
            docket.enter(one, change.before().micros());
        }
        if (more) {
            docket.enter(one, change.after().micros());
        }
        if ((less || more) && change.subject() == Subject.CUSTOMER_ORDERS) {
            homes.of(change.to()).forEach(address -> hand(address, change));
        }
    }

    private void link(Link link) {
        long customer = link.to();
        if (link.holds()
                ? homes.add(customer, link.other())
                : homes.remove(customer, link.other())) {
            files.facts(new Case(Subject.CUSTOMER_ORDERS, customer)).stream()
                    .map(order -> told(customer, order, link.holds()))
                    .forEach(change -> hand(link.other(), change));
        }
    }

    private static FactChange told(long customer, Fact order, boolean holds) {
        return holds
                ? new FactChange(customer, Subject.CUSTOMER_ORDERS, null, order)
                : new FactChange(customer, Subject.CUSTOMER_ORDERS, order, null);
    }

    private void hand(long address, FactChange change) {
        Verdict.HandedOn handed = new Verdict.HandedOn(change.of(address, Subject.ADDRESS_ORDERS));
        context().forward(new Record<>(address, handed, context().currentSystemTimeMs()));
    }

    private void publish(Verdict.Alert alert) {
        context().forward(new Record<>(0L, alert, context().currentSystemTimeMs()));
    }
}
