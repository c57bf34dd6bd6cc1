package dev.rialto.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClienteleTest {

    @Test
    void bringsNobodyBackBeforeManyOthersCame() {
        Clientele clientele = new Clientele(new SplittableRandom(1), 20);
        clientele.become(LongStream.range(0, 100).boxed().toList());

        List<Long> visits = new ArrayList<>();
        for (int visit = 0; visit < 1_000; visit++) {
            clientele.next().ifPresent(visits::add);
        }

        assertThat(visits).hasSizeGreaterThan(900);
        for (int visit = 20; visit < visits.size(); visit++) {
            assertThat(visits.subList(visit - 20, visit)).doesNotContain(visits.get(visit));
        }
    }

    @Test
    void hasNobodyWhereEveryoneWasJustHere() {
        Clientele clientele = new Clientele(new SplittableRandom(1), 10);
        clientele.signedUp(7);

        assertThat(clientele.next()).isEqualTo(OptionalLong.empty());
    }
}
