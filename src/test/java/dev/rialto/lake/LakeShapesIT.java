package dev.rialto.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LakeShapesIT {

    private static final Set<String> SECRETS = Set.of("customers.password_hash");

    private Connection session;

    @BeforeEach
    void connect() throws SQLException {
        session = DriverManager.getConnection(LakeServers.shop(), "rialto", "rialto");
        session.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        session.close();
    }

    @Test
    void readsOrdersAsTheyAreDeclaredInTests() throws SQLException {
        assertThat(LakeShapes.read(session, "orders", SECRETS)).isEqualTo(Shop.ORDERS);
    }

    @Test
    void leavesSecretsOut() throws SQLException {
        assertThat(LakeShapes.read(session, "customers", SECRETS).columns())
                .extracting(Column::name)
                .containsExactly(
                        "customer_id",
                        "first_name",
                        "last_name",
                        "email",
                        "address",
                        "phone_number",
                        "created_at",
                        "updated_at");
    }

    @Test
    void knowsThePostgresTypesThatPeopleUse() throws SQLException {
        sql(
                """
                create domain cents as numeric(9, 2);
                create table wide (id int primary key, small smallint not null, big bigint,
                    exact numeric(20, 5), round numeric(3, -2), cents cents, "any" numeric,
                    vast numeric(50, 2), note varchar(9), tags text[], doc jsonb, uid uuid,
                    yes boolean, day date, at timestamp, zoned timestamptz, real real, twice float8,
                    raw bytea, doubled int generated always as (small * 2) stored)""");

        assertThat(shape("wide"))
                .isEqualTo(
                        "id integer!, small integer!, big long, exact decimal(20,5),"
                                + " round decimal(5,0), cents decimal(9,2), any string,"
                                + " vast string, note string, tags string, doc string, uid string,"
                                + " yes boolean, day date, at timestamp_ntz, zoned timestamp_ntz,"
                                + " real float, twice double, raw binary");
    }

    @Test
    void refusesWhatTheLakeCannotHold() throws SQLException {
        sql("create table keyless (id int); create table named (name text primary key)");

        for (String table : Set.of("keyless", "named", "missing")) {
            assertThatThrownBy(() -> LakeShapes.read(session, table, SECRETS))
                    .isInstanceOf(UnfitTableException.class)
                    .hasMessageStartingWith("table " + table + " is not in the lake: ");
        }
    }

    private String shape(String table) throws SQLException {
        return LakeShapes.read(session, table, SECRETS).columns().stream()
                .map(column -> column.name() + " " + column.type() + (column.nullable() ? "" : "!"))
                .collect(Collectors.joining(", "));
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
