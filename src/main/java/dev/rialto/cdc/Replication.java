package dev.rialto.cdc;

import dev.rialto.events.VeilNotice;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/** The captured database's side of capturing, its publication and its slots, over one session. */
final class Replication implements AutoCloseable {

    private static final String NOT_WHOLE =
            "select quote_ident(name) from unnest(?::text[]) name join pg_class"
                    + " on oid = to_regclass('public.' || quote_ident(name))"
                    + " where relreplident <> 'f'";
    private static final int END_ORDERS = 10;
    private static final String END_WALSENDER =
            "select pg_terminate_backend(active_pid, 500) from pg_replication_slots"
                    + " where slot_name = ? and active";
    private static final String DROP_SLOT =
            "select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where slot_name = ?";
    private static final String SLOT =
            """
            select active, coalesce(wal_status, ''), safe_wal_size,
                   pg_wal_lsn_diff(confirmed_flush_lsn, '0/0')::bigint,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::bigint,
                   pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint
            from pg_replication_slots where slot_name = ?""";
    // The first byte of a commit in the protocol of pgoutput is C.
    private static final String COMMITTED =
            """
            select xid::text::bigint from pg_logical_slot_peek_binary_changes(
                ?, '0/0'::pg_lsn + ?, null, 'proto_version', '1', 'publication_names', ?)
            where get_byte(data, 0) = ascii('C')""";
    private static final String ROWS =
            "select greatest(reltuples, 0)::bigint from pg_class where oid = to_regclass(?)";

    private final CdcConfig config;
    private final Connection session;

    private Replication(CdcConfig config, Connection session) {
        this.config = config;
        this.session = session;
    }

    static Replication open(CdcConfig config) throws SQLException {
        return new Replication(config, connect(config));
    }

    /**
     * Has the log tell all of these tables and of no others, with whole rows: what a change leaves
     * out of the log, as a large text that an update does not touch, could not be published. Says
     * beside it what will not leave the database.
     */
    void publish(Collection<String> names) throws SQLException {
        String tables =
                names.stream()
                        .map(table -> "public.\"" + table + "\"")
                        .collect(Collectors.joining(", "));
        boolean there =
                first("select 1 from pg_publication where pubname = ?", config.slot()).isPresent();
        // "set table" with the same tables changes nothing that a reader could notice.
        execute(
                there
                        ? "alter publication %s set table %s".formatted(config.slot(), tables)
                        : "create publication %s for table %s".formatted(config.slot(), tables));
        VeilNotice.post(session, config.slot(), config.veils());
        for (String table : all(NOT_WHOLE, (Object) names.toArray(String[]::new))) {
            execute("alter table public.%s replica identity full".formatted(table));
        }
    }

    void dropPublication() throws SQLException {
        execute("drop publication if exists " + config.slot());
    }

    /**
     * Ends the walsender that a deposed or killed holder has left on a slot. One that writes to a
     * frozen holder is stuck in its farewell after the first order, and ends at the second.
     */
    void freeSlot(String slot) throws SQLException {
        for (int order = 0; order < END_ORDERS; order++) {
            if (first(END_WALSENDER, slot).filter(ended -> ended.equals(false)).isEmpty()) {
                return;
            }
        }
    }

    /** Removes a slot if it is there, whoever reads from it. */
    void dropSlot(String slot) throws SQLException {
        freeSlot(slot);
        first(DROP_SLOT, slot);
    }

    /** How the slot is; empty where there is none. */
    Optional<Slot> slot(String name) throws SQLException {
        return slot(session, name);
    }

    /** As {@link #slot(String)}, over a session at hand. */
    static Optional<Slot> slot(Connection session, String name) throws SQLException {
        try (PreparedStatement query = prepared(session, SLOT, name);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(Slot.of(row)) : Optional.empty();
        }
    }

    /** The transactions that the idle slot would hand out and that were committed up to here. */
    Set<Long> committedUpTo(long lsn) throws SQLException {
        Set<Long> transactions = new HashSet<>();
        try (PreparedStatement query =
                        prepared(session, COMMITTED, config.slot(), lsn, config.slot());
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                transactions.add(row.getLong(1));
            }
        }
        return transactions;
    }

    /** Roughly how many rows a table has, as of its last analysis. */
    long estimatedRows(String table) throws SQLException {
        return first(ROWS, "public.\"" + table + "\"").map(Long.class::cast).orElse(0L);
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }

    private Optional<Object> first(String sql, Object argument) throws SQLException {
        try (PreparedStatement query = prepared(session, sql, argument);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getObject(1)) : Optional.empty();
        }
    }

    private List<String> all(String sql, Object argument) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement query = prepared(session, sql, argument);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    static PreparedStatement prepared(Connection session, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement query = session.prepareStatement(sql);
        int place = 1;
        for (Object argument : List.of(arguments)) {
            query.setObject(
                    place++,
                    argument instanceof String[] names
                            ? session.createArrayOf("text", names)
                            : argument);
        }
        return query;
    }

    static Connection connect(CdcConfig config) throws SQLException {
        return DriverManager.getConnection(config.url(), config.user(), config.password());
    }

    /** The captured database's name. */
    static String database(CdcConfig config) {
        return URI.create(config.url().substring("jdbc:".length())).getPath().substring(1);
    }

    /** A session that hands out the log. */
    static Connection connectToLog(CdcConfig config) throws SQLException {
        Properties settings = new Properties();
        PGProperty.REPLICATION.set(settings, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(settings, "10");
        return connectForTexts(config, settings);
    }

    /** A session in which every value comes as a text, as the log has it. */
    static Connection connectForTexts(CdcConfig config) throws SQLException {
        return connectForTexts(config, new Properties());
    }

    private static Connection connectForTexts(CdcConfig config, Properties settings)
            throws SQLException {
        PGProperty.USER.set(settings, config.user());
        PGProperty.PASSWORD.set(settings, config.password());
        PGProperty.PREFER_QUERY_MODE.set(settings, "simple");
        PGProperty.TCP_KEEP_ALIVE.set(settings, true);
        Connection session = DriverManager.getConnection(config.url(), settings);
        try (Statement statement = session.createStatement()) {
            statement.execute(ValueForm.SESSION);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }
}
