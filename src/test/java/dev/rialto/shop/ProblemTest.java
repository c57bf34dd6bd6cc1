package dev.rialto.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rialto.shop.Problem.FieldError;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void namesTheFieldAtFault() {
        Problem problem = Problem.of(new Refusal.Invalid("limit", "is odd"), "/orders");

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).containsExactly(new FieldError("limit", "is odd"));
        assertThat(problem.instance()).isEqualTo("/orders");
    }

    @Test
    void tellsWhatIsMissing() {
        Problem problem = Problem.of(new Refusal.NotFound("order", 7), "/orders/7");

        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.title()).isEqualTo("Not Found");
        assertThat(problem.detail()).isEqualTo("there is no order 7");
    }

    @Test
    void tellsARefusalAsAConflictOfItsOwnType() {
        Problem problem = Problem.of(new Refusal.OutOfStock(3, 5, 1), "/orders");

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).isEqualTo("urn:rialto:problem:out-of-stock");
        assertThat(problem.detail()).isEqualTo("product 3: 5 wanted, 1 available");
    }

    @Test
    void knowsAStatusThatHasNoName() {
        assertThat(Problem.plain(599, null, "/").title()).isEqualTo("HTTP 599");
    }
}
