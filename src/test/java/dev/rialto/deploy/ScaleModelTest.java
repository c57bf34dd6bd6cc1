package dev.rialto.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleModelTest {

    private static final String PAGE = Yaml.text("docs/scale.md");

    @Test
    void theDocumentSaysWhatTheModelComputes() {
        assertThat(PAGE).contains(ScaleModel.table(10, 1_000, 100_000));
    }

    @Test
    void theDocumentSaysWhatEachPartCosts() {
        assertThat(ScalePart.values())
                .allSatisfy(
                        part ->
                                assertThat(PAGE.replace("`", ""))
                                        .containsPattern(
                                                "\\| %s \\| %s \\| %s \\|"
                                                        .formatted(
                                                                part,
                                                                part.idleCores(),
                                                                Double.toString(
                                                                                part
                                                                                        .millisPerOrder())
                                                                        .replaceAll("\\.0$", ""))));
    }

    @Test
    void theRateOfACaptureIsTheOneThatWasMeasured() {
        // bench/cdc.sh: one transaction each, by the clock and by the processor.
        assertThat(Yaml.text("docs/cdc.md")).contains("46,152/s", "20,232");
        assertThat(ScaleModel.CAPTURED_BY_ONE).isEqualTo(46_152);
        assertThat(ScalePart.CDC.millisPerOrder())
                .isCloseTo(ScaleModel.CHANGES_PER_ORDER / 20_232 * 1000, within(0.05));
    }

    @Test
    void oneSlotIsTheFirstThatIsFull() {
        int full = (int) (ScaleModel.CAPTURED_BY_ONE / ScaleModel.CHANGES_PER_ORDER);

        assertThat(new ScaleModel(full / 2).shards()).isOne();
        assertThat(new ScaleModel(full / 2 + 1).shards()).isEqualTo(2);
    }

    @Test
    void aSimulationDoesWhatTheMachineDid() {
        List<double[]> measured = measured();
        assertThat(measured).hasSize(4);
        for (double[] point : measured) {
            ScaleSimulation.Passed passed = new ScaleSimulation(2).pass(60, point[0]);

            assertThat(passed.ordersPerSecond()).isCloseTo(point[1], withPercentage(15));
            assertThat(passed.busyCores()).isCloseTo(point[2], withPercentage(15));
        }
    }

    @Test
    void aSimulatedCaptureCatchesUpAsTheRealOneDid() {
        ScaleSimulation platform = new ScaleSimulation(2);
        platform.pass(60, 31.9);
        // 30 seconds, and those until the next one is ready.
        platform.passWithoutCapture(35, 31.9);

        assertThat(PAGE).contains("was close behind the shop after 9.9 s.");
        assertThat(platform.catchUp(31.9)).isCloseTo(9.9, withPercentage(30));
    }

    /** What shoppers wanted to order, what they ordered, and the cores that were busy. */
    private static List<double[]> measured() {
        return PAGE.lines()
                .dropWhile(line -> !line.startsWith("| wanted"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(
                        line ->
                                Arrays.stream(line.split("\\|"))
                                        .filter(cell -> !cell.isBlank())
                                        .limit(3)
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                .toList();
    }
}
