package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleModelTest {

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 100_000})
    void theDocumentSaysWhatTheModelComputes(int ordersPerSecond) {
        assertThat(Yaml.text("docs/scale.md").lines())
                .contains(new ScaleModel(ordersPerSecond).line());
    }

    @Test
    void theSmallPointsAreThoseThatWereMeasured() {
        // bench/cdc.sh: one transaction each, by the clock and by the processor.
        assertThat(Yaml.text("docs/cdc.md")).contains("46,152/s", "20,232");
        assertThat(ScaleModel.CAPTURED_BY_ONE).isEqualTo(46_152);
        assertThat(ScaleModel.CAPTURED_PER_CORE).isEqualTo(20_232);
        // 45 seconds of `rialto up` with 600 sessions a minute brought so many orders, with these.
        double orders = 343;
        assertThat(10_692 / orders).isCloseTo(ScaleModel.CHANGES_PER_ORDER, within(0.5));
        assertThat(5_661_152 / orders).isCloseTo(ScaleModel.LOG_BYTES_PER_ORDER, within(10.0));
        assertThat(7_646_596 / 26_920.0).isCloseTo(ScaleModel.BYTES_PER_CHANGE, within(0.5));
        // 1,183 actions a second came from 2 cores; the model asks as many for their orders.
        ScaleModel measured = new ScaleModel(118);
        assertThat(measured.shopCores()).isCloseTo(2, within(0.05));
    }

    @Test
    void oneSlotIsTheFirstThatIsFull() {
        int full = (int) (ScaleModel.CAPTURED_BY_ONE / ScaleModel.CHANGES_PER_ORDER);

        assertThat(new ScaleModel(full / 2).shards()).isOne();
        assertThat(new ScaleModel(full / 2 + 1).shards()).isEqualTo(2);
    }
}
