package dev.rialto.analytics.products;

import dev.rialto.analytics.Computing;
import dev.rialto.analytics.WindowedStatistics;
import dev.rialto.analytics.products.ProductsInput.Gone;
import dev.rialto.analytics.products.ProductsInput.Kind;
import dev.rialto.analytics.products.ProductsInput.Named;
import dev.rialto.analytics.window.Answer;
import dev.rialto.analytics.window.Parts;
import dev.rialto.analytics.window.Statistic;
import dev.rialto.analytics.window.WindowSums;
import dev.rialto.events.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds what order items come to, knows the catalogue, and publishes top products and categories.
 */
final class SalesWindows extends WindowedStatistics<ProductsInput, SalesMinute> {

    static final String STORE = "sales-windows";

    private final Computing computing;
    private final Set<Long> renamedPieces = new HashSet<>();
    private boolean everything;
    private Catalogue catalogue;
    private WindowSums<SalesTotals> totals;
    private Parts<SalesMinute> windows;

    SalesWindows(Computing computing) {
        super(computing, STORE, TopProductsStatistic.LOOKED_BACK, SalesMinute::new);
        this.computing = computing;
    }

    @Override
    public void init(ProcessorContext<String, Answer> context) {
        renamedPieces.clear();
        everything = false;
        super.init(context);
    }

    @Override
    public void process(Record<Long, ProductsInput> record) {
        switch (record.value()) {
            case SalesDelta sales -> add(record.key(), sales);
            case Named named -> {
                catalogue.put(record.key(), named);
                renamed(named.kind(), record.key());
            }
            case Gone gone -> {
                catalogue.remove(record.key(), gone);
                renamed(gone.kind(), record.key());
            }
        }
    }

    @Override
    protected List<Statistic> statistics(Parts<SalesMinute> parts) {
        windows = parts;
        catalogue = new Catalogue(store());
        totals =
                new WindowSums<>(
                        computing.timing().sizes(),
                        parts,
                        minute -> minute.totals(catalogue::categoryOf),
                        SalesTotals::sum);
        Question question = new Question(totals, catalogue);
        return List.of(
                new TopProductsStatistic(
                        computing.topics().statistics(Topics.TOP_PRODUCTS),
                        computing.config().top(),
                        question),
                new CategoriesStatistic(
                        computing.topics().statistics(Topics.CATEGORIES), question));
    }

    @Override
    protected void forget(long start) {
        totals.forget(start);
    }

    /** Names hold now, for the past too: windows with what was renamed are computed again. */
    @Override
    protected void settle() {
        if (everything || !renamedPieces.isEmpty()) {
            revise(windows.with(piece -> everything || renamedPieces.contains(piece)));
            totals.clear();
            renamedPieces.clear();
            everything = false;
        }
    }

    private void add(long start, SalesDelta sales) {
        SalesMinute minute = changing(start, sales.rows());
        if (minute != null) {
            minute.add(sales);
        }
    }

    /**
     * A category's products are not looked for: all windows are, which renames are rare enough for.
     */
    private void renamed(Kind kind, long id) {
        switch (kind) {
            case PRODUCT -> renamedPieces.add(SalesMinute.piece(id));
            case CATEGORY -> everything = true;
        }
    }
}
