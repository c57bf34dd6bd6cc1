package dev.rialto.app;

import dev.rialto.kernel.Role;
import dev.rialto.shop.starter.Amounts;
import dev.rialto.shop.starter.CatalogGenerator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives an empty shop its first catalogue and customers, before its {@code api} starts. */
@Singleton
final class OpeningStock {

    private static final Logger LOG = Logger.getLogger(OpeningStock.class);

    private final Instance<AgroalDataSource> shop;
    private final boolean wanted;

    OpeningStock(
            Instance<AgroalDataSource> shop,
            @ConfigProperty(name = "rialto.shop.opening-stock", defaultValue = "false")
                    boolean wanted) {
        this.shop = shop;
        this.wanted = wanted;
    }

    void fill(@Observes @Priority(1) StartupEvent event) throws SQLException {
        if (!wanted || !ConfigUtils.isProfileActive(Role.API.word())) {
            return; // all processes may have one configuration; the shop is the api's
        }
        try (Connection connection = shop.get().getConnection()) {
            if (new CatalogGenerator(connection).fillIfEmpty(Amounts.USUAL)) {
                LOG.info("The empty shop has its opening stock");
            }
        }
    }
}
