package dev.rialto.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.events.FraudAlert;
import dev.rialto.events.Veil;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What lies before the oldest episode, as far as rules look back, is all that they need of it. */
class ShopFindingsTest {

    private static final RuleBook BOOK =
            new RuleBook(
                    List.of(
                            second(new Velocity(1, Facts.seconds(60))),
                            second(new SimilarOrders(1, Facts.seconds(120))),
                            second(new SharedAddress(1, Facts.seconds(90))),
                            second(
                                    new HighValue(
                                            new BigDecimal("4.50"),
                                            BigDecimal.ONE,
                                            2,
                                            new BigDecimal("2.00"),
                                            Duration.ofSeconds(300)))));

    @Test
    void findTheSameInWhatIsKept() {
        ShopFindings findings = new ShopFindings(BOOK, new Veil.None());
        int found = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Fact> all = history(random);
            Instant oldest = Facts.NOON.plusSeconds(random.nextInt(3_600));
            for (Subject subject : Subject.values()) {
                long from = Fact.microsOf(oldest.minus(findings.memory(subject)));
                List<Fact> kept = all.stream().filter(fact -> fact.micros() >= from).toList();

                List<FraudAlert> alerts = findings.begunSince(oldest, subject, kept).toList();

                assertThat(alerts)
                        .as("%s of seed %d", subject, seed)
                        .isEqualTo(findings.begunSince(oldest, subject, all).toList());
                found += alerts.size();
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static List<Fact> history(Random random) {
        List<Fact> facts = new ArrayList<>();
        for (int id = 1; id <= 80; id++) {
            long cents = 100 * (1 + random.nextInt(5));
            facts.add(Facts.fact(id, random.nextInt(3_600), cents, 1 + random.nextInt(3)));
        }
        facts.sort(null);
        return facts;
    }

    private static RuleVersion second(Rule rule) {
        return new RuleVersion(rule, 2, Facts.NOON.plusSeconds(1_000), true);
    }
}
