package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void isThereWhereMoreThanAMomentsRecordsWait() {
        assertThat(new Backlog(() -> Backlog.MANY).getAsBoolean()).isFalse();
        assertThat(new Backlog(() -> Backlog.MANY + 1).getAsBoolean()).isTrue();
    }

    @Test
    void isNotLookedUpAtEachQuestion() {
        AtomicInteger looks = new AtomicInteger();
        Backlog backlog = new Backlog(looks::incrementAndGet);

        backlog.getAsBoolean();
        backlog.getAsBoolean();

        assertThat(looks).hasValue(1);
    }
}
