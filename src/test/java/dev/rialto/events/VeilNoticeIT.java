package dev.rialto.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rialto.embedded.Servers;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What capture says of its veils in a real PostgreSQL, and who heeds it. */
class VeilNoticeIT {

    private static final String TABLE = "veil_notice_rows";
    private static final Map<String, String> MASKS =
            Map.of(
                    "rialto.cdc.masked-columns",
                    TABLE + ".it's,customers.phone",
                    "rialto.cdc.hashed-columns",
                    "customers.email");

    private Connection session;

    @BeforeEach
    void publish() throws SQLException {
        session = DriverManager.getConnection(Servers.addresses().jdbcUrl(), "rialto", "rialto");
        sql("create table %s (row_id bigint primary key)".formatted(TABLE));
        sql("create publication veil_notice for table " + TABLE);
    }

    @AfterEach
    void drop() throws SQLException {
        sql("drop publication veil_notice");
        sql("drop table " + TABLE);
        session.close();
    }

    @Test
    void whoVeilsTheSameGoesOn() throws SQLException {
        VeilNotice.heed(session, List.of(TABLE), veils(Map.of()));
        VeilNotice.post(session, "veil_notice", veils(MASKS));
        VeilNotice.heed(session, List.of(TABLE), veils(MASKS));
        VeilNotice.post(session, "veil_notice", veils(Map.of()));
        VeilNotice.heed(session, List.of(TABLE), veils(Map.of()));
    }

    @Test
    void whoVeilsLessIsToldWhatAndWhatToDo() throws SQLException {
        VeilNotice.post(session, "veil_notice", veils(MASKS));

        assertThatThrownBy(() -> VeilNotice.heed(session, List.of(TABLE), veils(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("publication veil_notice")
                .hasMessageContaining("masked: customers.phone, veil_notice_rows.it's")
                .hasMessageContaining("hashed: customers.email (salt ")
                .hasMessageContaining("masked: none; hashed: none")
                .hasMessageContaining("give both the same rialto.cdc.excluded-columns");
    }

    @Test
    void anotherSaltIsNoticedAndNotTold() throws SQLException {
        VeilNotice.post(session, "veil_notice", veils(MASKS));
        Veils other =
                veils(
                        Map.of(
                                "rialto.cdc.masked-columns",
                                MASKS.get("rialto.cdc.masked-columns"),
                                "rialto.cdc.hashed-columns",
                                MASKS.get("rialto.cdc.hashed-columns"),
                                "rialto.cdc.hash-salt",
                                "of-the-sea"));

        assertThatThrownBy(() -> VeilNotice.heed(session, List.of(TABLE), other))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("sea"));
    }

    @Test
    void aCaptureOfOtherTablesIsNobodysConcern() throws SQLException {
        VeilNotice.post(session, "veil_notice", veils(MASKS));

        VeilNotice.heed(session, List.of("veil_notice_others"), veils(Map.of()));
    }

    private void sql(String statement) throws SQLException {
        try (Statement open = session.createStatement()) {
            open.execute(statement);
        }
    }

    private static Veils veils(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(Veils.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(Veils.class);
    }
}
