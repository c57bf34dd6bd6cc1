package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    @ParameterizedTest
    @NullSource // the pool's
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aLostConnectionIsTheDatabases(String state) {
        assertThat(Outage.behind(refusal(state))).hasValue("the database does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "57014", "53200", "42P01"})
    void whatTheDatabaseRefusesIsAnAnswer(String state) {
        assertThat(Outage.behind(refusal(state))).isEmpty();
    }

    @Test
    void othersAreNamedHoweverDeepTheCause() {
        assertThat(Outage.behind(new RuntimeException(new TimeoutException("late"))))
                .hasValue("Kafka does not answer");
        assertThat(Outage.behind(new RuntimeException(new OIDCException("away"))))
                .hasValue("the OpenID Connect provider does not answer");
        assertThat(Outage.behind(new IllegalStateException("ours"))).isEmpty();
    }

    private static RuntimeException refusal(String state) {
        return new IllegalStateException("SELECT 1", new SQLException("as told", state));
    }
}
