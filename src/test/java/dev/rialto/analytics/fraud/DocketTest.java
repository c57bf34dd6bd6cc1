package dev.rialto.analytics.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import dev.rialto.fraud.Fact;
import dev.rialto.fraud.RuleBook;
import dev.rialto.fraud.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** What is kept of a case is enough for whoever takes it over. */
class DocketTest {

    private static final Case CASE = new Case(Subject.CUSTOMER_ORDERS, 7);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("cases").get();
    private final CaseFiles files = new CaseFiles(store);
    private final List<Verdict.Alert> published = new ArrayList<>();

    @Test
    void factsThatWereNotJudgedAreJudgedByTheNext() {
        burst(docket());

        docket().judge(NOON.plusSeconds(7).toEpochMilli());

        assertThat(published).hasSize(1);
        docket().judge(NOON.plusSeconds(8).toEpochMilli());
        assertThat(published).hasSize(1);
    }

    @Test
    void openEpisodesAreClosedByTheNext() {
        Docket first = docket();
        burst(first);
        first.judge(NOON.plusSeconds(7).toEpochMilli());

        Docket next = docket();
        next.judge(NOON.plusSeconds(75).toEpochMilli());
        assertThat(published).hasSize(1);
        next.judge(NOON.plusSeconds(77).toEpochMilli());

        FraudAlert last = published.getLast().alert();
        assertThat(published).hasSize(2);
        assertThat(last.closed()).isTrue();
        assertThat(last.revision()).isEqualTo(2);
    }

    @Test
    void factsComeBackInTheirOrderAndOnce() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            facts.add(new Fact(Fact.microsOf(NOON) - i * 7_000_000L, i, 100, 7));
        }

        facts.forEach(fact -> assertThat(files.add(CASE, fact)).isTrue());
        facts.forEach(fact -> assertThat(files.add(CASE, fact)).isFalse());

        assertThat(files.facts(CASE)).isEqualTo(facts.reversed());
        assertThat(files.facts(new Case(Subject.CUSTOMER_ORDERS, 8))).isEmpty();
        facts.forEach(fact -> assertThat(files.remove(CASE, fact)).isTrue());
        assertThat(files.facts(CASE)).isEmpty();
        files.flush();
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void aFactThatIsStillToComeMakesNoOtherTooOld() {
        Docket docket = docket();
        put(docket, new Fact(Fact.microsOf(NOON.plus(Duration.ofDays(400))), 9, 900, 7));
        burst(docket, 1, 3);
        docket.judge(NOON.plusSeconds(4).toEpochMilli());
        burst(docket, 4, 6);
        docket.judge(NOON.plusSeconds(7).toEpochMilli());

        assertThat(published).hasSize(1);
    }

    private void burst(Docket docket) {
        burst(docket, 1, 6);
    }

    private void burst(Docket docket, int from, int to) {
        for (int i = from; i <= to; i++) {
            put(docket, new Fact(Fact.microsOf(NOON.plusSeconds(i)), i, 100 + i, 7));
        }
    }

    private void put(Docket docket, Fact order) {
        files.add(CASE, order);
        docket.enter(CASE, order.micros());
    }

    private Docket docket() {
        return new Docket(files, () -> RuleBook.BUILT_IN, Duration.ofSeconds(10), published::add);
    }
}
