package dev.rialto.shop.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StarterRowsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Made usual = new Made(Amounts.USUAL, StarterRows.Bases.EMPTY);

    private final List<Row.Category> categories = usual.categories;
    private final List<Row.Product> products = usual.products;
    private final List<Row.Customer> customers = usual.customers;

    @Test
    void makesAsManyRowsAsWanted() {
        assertThat(categories).hasSize(15);
        assertThat(products).hasSize(200);
        assertThat(customers).hasSize(100);
    }

    @Test
    void keepsWhatMustBeUniqueUnique() {
        Amounts many = new Amounts(40, 3000, 3000, 1);
        Made rows = new Made(many, StarterRows.Bases.EMPTY);

        assertThat(rows.categories).extracting(Row.Category::name).doesNotHaveDuplicates();
        assertThat(rows.products).extracting(Row.Product::sku).doesNotHaveDuplicates();
        assertThat(rows.customers).extracting(row -> row.who().email()).doesNotHaveDuplicates();
    }

    @Test
    void addsNothingThatIsThereAlready() {
        Set<String> taken = categories.stream().map(Row.Category::name).collect(Collectors.toSet());

        Made more = new Made(Amounts.USUAL, new StarterRows.Bases(taken, 15, 200, 100));

        assertThat(more.categories)
                .extracting(Row.Category::name)
                .doesNotContainAnyElementsOf(taken);
        assertThat(more.products)
                .extracting(Row.Product::sku)
                .doesNotContainAnyElementsOf(products.stream().map(Row.Product::sku).toList());
        assertThat(more.products).extracting(Row.Product::categoryId).allMatch(key -> key > 15);
        assertThat(more.customers)
                .extracting(row -> row.who().email())
                .doesNotContainAnyElementsOf(
                        customers.stream().map(row -> row.who().email()).toList());
    }

    @Test
    void putsEachProductOnAShelfThatExistsAtAPriceWithCents() {
        assertThat(products)
                .extracting(Row.Product::shelf)
                .allMatch(shelf -> shelf < categories.size());
        assertThat(products)
                .allSatisfy(
                        product -> {
                            assertThat(product.price()).isGreaterThan(BigDecimal.ONE);
                            assertThat(product.price().scale()).isEqualTo(2);
                            assertThat(product.stock()).isPositive();
                        });
    }

    @Test
    void saysOfEachProductWhatACustomerWouldAsk() {
        assertThat(products)
                .allSatisfy(
                        product -> {
                            assertThat(product.name())
                                    .matches("\\p{Lu}.* \\p{Lu}.*")
                                    .doesNotContain("null");
                            assertThat(product.description())
                                    .matches("[\\p{Lu}0-9].* .*, in .*\\.");
                        });
        assertThat(products)
                .filteredOn(product -> categories.get(product.shelf()).name().equals("Books"))
                .isNotEmpty()
                .extracting(Row.Product::name)
                .allMatch(name -> name.contains(" by "));
    }

    @Test
    void knowsFiveThingsOfEachCategoryAndTheirPrices() {
        assertThat(IntStream.range(0, 15).mapToObj(Shelves::of))
                .allSatisfy(
                        shelf -> {
                            assertThat(shelf.things()).hasSize(5);
                            assertThat(shelf.finishes()).hasSizeGreaterThan(1);
                            assertThat(shelf.things())
                                    .allSatisfy(
                                            thing -> {
                                                assertThat(thing.cheapest())
                                                        .isPositive()
                                                        .isLessThan(thing.dearest());
                                                assertThat(thing.kinds()).hasSizeGreaterThan(3);
                                                assertThat(thing.details()).hasSizeGreaterThan(2);
                                            });
                        });
        assertThat(Shelves.of(16).name()).isEqualTo("Computers 2");
    }

    @Test
    void writesAddressesThatNobodyOwns() {
        assertThat(customers)
                .allSatisfy(
                        customer -> {
                            assertThat(customer.who().email()).matches("[a-z0-9.]+@example\\.com");
                            assertThat(customer.who().phoneNumber()).contains(" 555 01");
                            assertThat(customer.createdAt()).isBeforeOrEqualTo(NOW);
                        });
    }

    @Test
    void makesTheSameRowsOfTheSameSeed() {
        Made again = new Made(Amounts.USUAL, StarterRows.Bases.EMPTY);

        assertThat(again.products).isEqualTo(products);
        assertThat(again.customers).isEqualTo(customers);
    }

    @Test
    void makesOtherRowsOfAnotherSeed() {
        Made other = new Made(new Amounts(15, 200, 100, 43), StarterRows.Bases.EMPTY);

        assertThat(other.products).isNotEqualTo(products);
    }

    @Test
    void refusesAShopThatCouldNotSell() {
        assertThatThrownBy(() -> new Amounts(15, 0, 100, 42))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15, 0, 100");
    }

    private static final class Made {

        private final List<Row.Category> categories;
        private final List<Row.Product> products;
        private final List<Row.Customer> customers;

        Made(Amounts amounts, StarterRows.Bases bases) {
            StarterRows rows = new StarterRows(amounts, bases, NOW);
            categories = made(amounts.categories(), rows::category);
            products = made(amounts.products(), rows::product);
            customers = made(amounts.customers(), rows::customer);
        }

        private static <T> List<T> made(int count, IntFunction<T> row) {
            return IntStream.range(0, count).mapToObj(row).toList();
        }
    }
}
