package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.lake.Action.Add;
import dev.rialto.lake.Action.CommitInfo;
import dev.rialto.lake.Action.Metadata;
import dev.rialto.lake.Action.Protocol;
import dev.rialto.lake.Action.Remove;
import dev.rialto.lake.Action.Txn;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Map<String, String> MONTH = Map.of("order_month", "2026-01");

    @Test
    void everyActionComesBackAsItWasWritten() {
        List<Action> actions =
                List.of(
                        new CommitInfo(NOW, "MERGE", "a-b-c"),
                        Protocol.OURS,
                        new Metadata(
                                "id",
                                "orders",
                                Schema.of(Shop.ORDERS),
                                List.of("order_month"),
                                Map.of("rialto.key", "order_id"),
                                NOW),
                        new Add("order_month=2026-01/a.parquet", MONTH, 17, NOW, "{}"),
                        new Remove("order_month=2026-01/b.parquet", MONTH, 18, NOW),
                        new Txn("rialto/t/0", 42, NOW));

        byte[] commit = ActionWriter.write(actions);

        assertThat(ActionReader.read(commit)).isEqualTo(actions);
        assertThat(new String(commit, UTF_8).lines()).hasSize(actions.size());
    }

    @Test
    void writesTheProtocolsNames() {
        Add add = new Add("p", MONTH, 17, NOW, "{\"numRecords\":1}");

        assertThat(ActionWriter.write(List.of(add, Protocol.OURS)))
                .asString(UTF_8)
                .isEqualTo(
                        """
                        {"add":{"path":"p","partitionValues":{"order_month":"2026-01"},"size":17,\
                        "modificationTime":1767323045678,"dataChange":true,\
                        "stats":"{\\"numRecords\\":1}"}}
                        {"protocol":{"minReaderVersion":3,"minWriterVersion":7,\
                        "readerFeatures":["timestampNtz"],"writerFeatures":["timestampNtz"]}}
                        """);
    }

    @Test
    void passesOverActionsOfOtherWritersThatDoNotMatter() {
        byte[] commit = "{\"domainMetadata\":{\"domain\":\"x\"}}\n\n".getBytes(UTF_8);

        assertThat(ActionReader.read(commit)).isEmpty();
    }

    @Test
    void refusesATableThatSomebodyMadeAskForMore() {
        byte[] commit =
                """
                {"protocol":{"minReaderVersion":3,"minWriterVersion":7,\
                "readerFeatures":["timestampNtz","deletionVectors"],\
                "writerFeatures":["timestampNtz","deletionVectors"]}}
                """
                        .getBytes(UTF_8);

        assertThatThrownBy(() -> Snapshot.NONE.after("orders", List.of(ActionReader.read(commit))))
                .hasMessageContaining("lake table orders asks for more than is known here")
                .hasMessageContaining("deletionVectors");
    }

    @Test
    void aTableKeepsItsShapeInTheLog() {
        LakeTable wide =
                LakeTable.of(
                        "wide",
                        "id",
                        List.of(
                                Column.of("id", Plain.INTEGER),
                                Column.of("price", new Decimal(38, 7)).orNull(),
                                Column.of("day", Plain.DATE),
                                Column.of("raw", Plain.BINARY)));

        assertThat(Metadata.of(wide, NOW).table("wide")).isEqualTo(wide);
        assertThat(Metadata.of(Shop.ORDERS, NOW).table("orders")).isEqualTo(Shop.ORDERS);
    }

    @Test
    void refusesATableWithTypesThatItDoesNotKnow() {
        Metadata other =
                new Metadata(
                        "id",
                        "orders",
                        Schema.of(Shop.ORDERS).replace("timestamp_ntz", "variant"),
                        List.of(),
                        Map.of(),
                        NOW);

        assertThatThrownBy(() -> Snapshot.NONE.after("orders", List.of(List.of(other))))
                .hasMessageContaining("lake table orders has columns that are not known here")
                .hasMessageContaining("variant");
    }
}
