package dev.rialto.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rialto.RialtoProcess;
import dev.rialto.lake.LakeConfig;
import dev.rialto.lake.S3Config;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statement protocol by its pages; a real Trino answers in {@code TrinoIT}. */
class TrinoCatalogTest {

    private final List<String> statements = new ArrayList<>();
    private HttpServer server;
    private String lastPage;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String sql =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (!sql.isEmpty()) {
                        statements.add(sql);
                    }
                    String first = "{\"nextUri\": \"%s/2\", \"data\": [[\"orders\"]]}";
                    byte[] page =
                            (sql.isEmpty() ? lastPage : first.formatted(url()))
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void registersWhatTrinoDoesNotKnow() {
        lastPage = "{\"data\": [[\"carts\"]]}";

        List<String> added = catalog(url()).register(List.of("orders", "carts", "products"));

        assertThat(added).containsExactly("products");
        assertThat(statements)
                .containsExactly(
                        "CREATE SCHEMA IF NOT EXISTS de.ecommerce WITH (location ="
                                + " 's3://ecommerce/trino-schema')",
                        "SHOW TABLES FROM de.ecommerce",
                        "CALL de.system.register_table('ecommerce', 'products',"
                                + " 's3://ecommerce/data_postgres/products')");
    }

    @Test
    void saysWhatTrinoRefuses() {
        lastPage = "{\"error\": {\"message\": \"Catalog 'de' not found\"}}";

        assertThatThrownBy(() -> catalog(url()).register(List.of("orders")))
                .isInstanceOf(TrinoException.class)
                .hasMessage("Trino at %s: Catalog 'de' not found", url());
    }

    @Test
    void saysWhereNobodyAnswers() {
        String away = "http://127.0.0.1:" + RialtoProcess.freePort();

        assertThatThrownBy(() -> catalog(away).register(List.of("orders")))
                .isInstanceOf(TrinoException.class)
                .hasMessageStartingWith("cannot reach Trino at " + away);
    }

    @Test
    void tellsNobodyWhereNoTrinoIsNamed() {
        assertThat(catalog("").register(List.of("orders"))).isEmpty();
        assertThat(statements).isEmpty();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static TrinoCatalog catalog(String url) {
        Map<String, String> settings =
                Map.ofEntries(
                        Map.entry("rialto.trino.url", url),
                        Map.entry("rialto.trino.timeout", "PT10S"),
                        Map.entry("rialto.s3.endpoint", "http://127.0.0.1:9"),
                        Map.entry("rialto.s3.access-key", "key"),
                        Map.entry("rialto.s3.secret-key", "secret"),
                        Map.entry("rialto.s3.bucket", "ecommerce"),
                        Map.entry("rialto.lake.url", "jdbc:postgresql://127.0.0.1:9/none"),
                        Map.entry("rialto.lake.user", "none"),
                        Map.entry("rialto.lake.password", "none"),
                        Map.entry("rialto.lake.tables", "orders"),
                        Map.entry("rialto.lake.excluded-columns", "orders.none"),
                        // Quarkus reads "2s", too; the library alone does not.
                        Map.entry("rialto.lake.commit-interval", "PT2S"),
                        Map.entry("rialto.lake.retention", "PT1H"),
                        Map.entry("rialto.lake.upkeep-interval", "PT5M"));
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(TrinoConfig.class)
                        .withMapping(LakeConfig.class)
                        .withMapping(S3Config.class)
                        .addDefaultInterceptors()
                        .withDefaultValues(settings)
                        .build();
        return new TrinoCatalog(
                config.getConfigMapping(TrinoConfig.class),
                config.getConfigMapping(LakeConfig.class),
                config.getConfigMapping(S3Config.class));
    }
}
