package dev.rialto.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoringTest {

    private static final TopicPartition ONE = new TopicPartition("state", 1);
    private static final TopicPartition TWO = new TopicPartition("state", 2);

    private final Restoring restoring = new Restoring();

    @Test
    void countsWhatEachPartitionStillHasToRead() {
        restoring.onRestoreStart(ONE, "rows", 100, 300);
        restoring.onRestoreStart(TWO, "rows", 0, 50);
        restoring.onBatchRestored(ONE, "rows", 250, 150);
        assertThat(restoring.left()).isEqualTo(100);

        restoring.onBatchRestored(ONE, "rows", 299, 49);
        restoring.onRestoreEnd(ONE, "rows", 199); // the last offset is a transaction's marker
        assertThat(restoring.left()).isEqualTo(50);
        assertThat(restoring.says()).contains("50 records left");

        restoring.onRestoreSuspended(TWO, "rows", 0);
        assertThat(restoring.left()).isZero();
    }
}
