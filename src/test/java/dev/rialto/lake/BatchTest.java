package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void keepsTheLastChangeOfEachKey() {
        Batch batch = new Batch(Shop.ORDERS, Fills.NONE);
        batch.add(new Shop.Event(1, null, Shop.order(1, 0)).envelope());
        batch.add(new Shop.Event(2, null, Shop.order(2, 0)).envelope());
        batch.add(new Shop.Event(3, null, Shop.order(3, 0)).envelope());

        batch.add(new Shop.Event(1, Shop.order(1, 0), Shop.order(1, 2)).envelope());
        batch.add(new Shop.Event(2, Shop.order(2, 0), null).envelope());
        batch.add(null);

        assertThat(batch.changes())
                .isEqualTo(
                        Map.of(
                                1L, Optional.of(Shop.row(Shop.order(1, 2))),
                                2L, Optional.empty(),
                                3L, Optional.of(Shop.row(Shop.order(3, 0)))));
    }

    @Test
    void findsTheKeyOfADeletedRowThatSaysNothingElse() {
        Batch batch = new Batch(Shop.ORDERS, Fills.NONE);

        batch.add(new Shop.Event(2, "{\"order_id\":2,\"status\":null}", null).envelope());

        assertThat(batch.changes()).isEqualTo(Map.of(2L, Optional.empty()));
    }
}
