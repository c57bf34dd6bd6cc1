package dev.rialto.cli;

import dev.rialto.shop.Schema;
import dev.rialto.simulator.ShopDoor;
import dev.rialto.simulator.SimulatorConfig;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A command's work in the shop's tables, inside the application. */
public final class ShopWork implements QuarkusApplication {

    private static volatile Task asked;
    private static volatile boolean stopping;

    private final Instance<AgroalDataSource> database;
    private final Instance<Flyway> flyway;
    private final Schema schema;
    private final ShopDoor shop;
    private final SimulatorConfig simulator;
    private final MeterRegistry meters;

    /**
     * @param database looked up at work only, as the migrations are: a role may have none
     */
    ShopWork(
            Instance<AgroalDataSource> database,
            Instance<Flyway> flyway,
            Schema schema,
            ShopDoor shop,
            SimulatorConfig simulator,
            MeterRegistry meters) {
        this.simulator = simulator;
        this.database = database;
        this.flyway = flyway;
        this.schema = schema;
        this.shop = shop;
        this.meters = meters;
    }

    /** What a command does there. */
    interface Task {

        /** Returns the exit code. */
        int run(ShopWork shop) throws Exception;
    }

    /**
     * Does a task once the schema is up to date.
     *
     * @param dataDir of the {@code up} whose servers to use
     */
    static int run(Path dataDir, Task task) {
        asked = task;
        ServedAddresses.use(dataDir);
        return Platform.insideShop(ShopWork.class);
    }

    static void stop(@Observes ShutdownEvent told) {
        stopping = true;
    }

    @Override
    public int run(String... args) {
        try {
            schema.bringUpToDate();
            return asked.run(this);
        } catch (Exception e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            // What fails because its connections are closed is no news to whoever told it to stop.
            if (!stopping) {
                System.err.println("rialto: " + firstLine(cause));
            }
            return e instanceof Refusal ? Rialto.REFUSED : Rialto.FAILED;
        }
    }

    /** A connection that the caller closes. */
    Connection connect() throws SQLException {
        return database.get().getConnection();
    }

    Flyway flyway() {
        return flyway.get();
    }

    ShopDoor shop() {
        return shop;
    }

    SimulatorConfig simulator() {
        return simulator;
    }

    MeterRegistry meters() {
        return meters;
    }

    private static String firstLine(Throwable failure) {
        if (failure instanceof ConnectException) {
            return "no database answers; start one with './rialto up', or set rialto.postgres.url";
        }
        String message = failure.getMessage();
        return message == null ? failure.toString() : message.lines().findFirst().orElse("");
    }
}
