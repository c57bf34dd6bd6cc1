package dev.rialto.shop;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * The shop's tables, brought up to date by Flyway before anything else asks for them. Most starts
 * find them so already: one look at Flyway's own history says so, where Flyway would take two
 * connections and a fifth of a native start. Whatever else is found, no answer included, is for
 * Flyway, which waits for a database, takes its lock, and says what is wrong.
 */
@Singleton
public final class Schema {

    /** What Flyway notes of the migrations of this version: number, checksum, success. */
    private static final String CURRENT = "1 -340087975 t, 2 -928454493 t, 4 619917946 t";

    private static final String HISTORY =
            "SELECT string_agg(concat_ws(' ', version, checksum, success), ', '"
                    + " ORDER BY installed_rank) FROM flyway_schema_history";

    private final Instance<AgroalDataSource> database;
    private final Instance<Flyway> flyway;
    private final boolean atStart;

    /**
     * @param database looked up when it is needed, as the migrations are: a role may have none
     * @param atStart whether to do so when the process starts
     */
    Schema(
            Instance<AgroalDataSource> database,
            Instance<Flyway> flyway,
            @ConfigProperty(name = "rialto.shop.migrate-at-start") boolean atStart) {
        this.database = database;
        this.flyway = flyway;
        this.atStart = atStart;
    }

    void start(@Observes @Priority(0) StartupEvent event) {
        if (atStart) {
            bringUpToDate();
        }
    }

    /**
     * Makes the tables that are not there yet, and changes those of an older version.
     *
     * @throws org.flywaydb.core.api.FlywayException where no database answers, or its tables are
     *     not what an older version left
     */
    public void bringUpToDate() {
        if (!isCurrent()) {
            flyway.get().migrate();
        }
    }

    private boolean isCurrent() {
        try (Connection connection = database.get().getConnection()) {
            return isCurrent(connection);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether Flyway would find nothing to do, and nothing amiss. */
    static boolean isCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet history = statement.executeQuery(HISTORY)) {
            history.next();
            return CURRENT.equals(history.getString(1));
        }
    }
}
