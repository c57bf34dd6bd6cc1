package dev.rialto.shop.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StarterRowsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final StarterRows usual = new StarterRows(Amounts.USUAL, NOW);

    private final List<Row.Category> categories = usual.categories();
    private final List<Row.Product> products = usual.products();
    private final List<Row.Customer> customers = usual.customers();

    @Test
    void makesAsManyRowsAsWanted() {
        assertThat(categories).hasSize(15);
        assertThat(products).hasSize(200);
        assertThat(customers).hasSize(100);
    }

    @Test
    void keepsWhatMustBeUniqueUnique() {
        Amounts many = new Amounts(40, 3000, 3000, 1);
        StarterRows rows = new StarterRows(many, NOW);

        assertThat(rows.categories()).extracting(Row.Category::name).doesNotHaveDuplicates();
        assertThat(rows.products()).extracting(Row.Product::sku).doesNotHaveDuplicates();
        assertThat(rows.customers()).extracting(Row.Customer::email).doesNotHaveDuplicates();
    }

    @Test
    void putsEachProductOnAShelfThatExistsAtAPriceWithCents() {
        assertThat(products)
                .extracting(Row.Product::category)
                .isSubsetOf(categories.stream().map(Row.Category::name).toList());
        assertThat(products)
                .allSatisfy(
                        product -> {
                            assertThat(product.price()).isGreaterThan(BigDecimal.ONE);
                            assertThat(product.price().scale()).isEqualTo(2);
                            assertThat(product.stock()).isPositive();
                        });
    }

    @Test
    void writesAddressesThatNobodyOwns() {
        assertThat(customers)
                .allSatisfy(
                        customer -> {
                            assertThat(customer.email()).matches("[a-z0-9_.]+@example\\.com");
                            assertThat(customer.phoneNumber()).contains(" 555 01");
                            assertThat(customer.createdAt()).isBeforeOrEqualTo(NOW);
                        });
    }

    @Test
    void makesTheSameRowsOfTheSameSeed() {
        StarterRows again = new StarterRows(Amounts.USUAL, NOW);

        again.categories();
        assertThat(again.products()).isEqualTo(products);
        assertThat(again.customers()).isEqualTo(customers);
    }

    @Test
    void makesOtherRowsOfAnotherSeed() {
        StarterRows other = new StarterRows(new Amounts(15, 200, 100, 43), NOW);

        assertThat(other.products()).isNotEqualTo(products);
    }

    @Test
    void refusesAShopThatCouldNotSell() {
        assertThatThrownBy(() -> new Amounts(15, 0, 100, 42))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15, 0, 100");
    }
}
