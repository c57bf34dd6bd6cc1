package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final List<Notice> EPISODE =
            List.of(
                    Notices.of("low", 1, false),
                    Notices.of("low", 2, false),
                    Notices.of("high", 3, false),
                    Notices.of("medium", 4, false),
                    Notices.of("high", 5, false),
                    Notices.of("high", 6, true),
                    Notices.of("high", 7, true));

    @Test
    void tellsTheFirstTheMoreSevereAndTheClosedRevision() {
        assertThat(told(Map.of())).containsExactly(1L, 3L, 6L);
    }

    @Test
    void tellsEachOrOnlyTheFirstWhereThatIsWished() {
        assertThat(told(Map.of("updates", "all"))).hasSize(7);
        assertThat(told(Map.of("updates", "first"))).containsExactly(1L);
    }

    @Test
    void beginsWithTheFirstThatIsSevereEnough() {
        assertThat(told(Map.of("min-severity", "medium"))).containsExactly(3L, 6L);
    }

    @Test
    void tellsOnlyOfTheRulesThatAreNamed() {
        assertThat(told(Map.of("rules", "high-value"))).isEmpty();
        assertThat(told(Map.of("rules", "high-value,velocity"))).isNotEmpty();
    }

    @Test
    void tellsAgainOfAnEpisodeThatWasWithdrawn() {
        Selection selection = selection(Map.of());
        selection.told(EPISODE.getFirst());
        assertThat(selection.wants(EPISODE.get(1))).isFalse();
        selection.forget("velocity-42");
        assertThat(selection.wants(EPISODE.get(1))).isTrue();
    }

    @Test
    void takesAnUnknownSeverityForTheWorst() {
        assertThat(selection(Map.of("min-severity", "high")).wants(Notices.of("dire", 1, false)))
                .isTrue();
    }

    private static List<Long> told(Map<String, String> set) {
        Selection selection = selection(set);
        List<Long> told = new ArrayList<>();
        for (Notice notice : EPISODE) {
            if (selection.wants(notice)) {
                told.add(notice.alert().revision());
                selection.told(notice);
            }
        }
        return told;
    }

    private static Selection selection(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(set);
        all.put("type", "file");
        return new Selection(Configured.target(all));
    }
}
