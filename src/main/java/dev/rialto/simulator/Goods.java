package dev.rialto.simulator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is on sale, the most popular first, and the baskets that are made of it. */
final class Goods {

    private static final int MOST_LINES = 5;
    private static final int MOST_PIECES = 3;

    private final List<Line> single;
    private final Zipf popularity;
    private final Line cheapest;

    /**
     * @param single one piece of each product
     */
    Goods(List<Line> single) {
        this.single = List.copyOf(single);
        this.popularity = new Zipf(single.size());
        this.cheapest = this.single.stream().min(Comparator.comparing(Line::price)).orElseThrow();
    }

    static Goods read(Connection connection) throws SQLException {
        List<Line> found = new ArrayList<>();
        String query = "SELECT product_id, price FROM products WHERE is_active ORDER BY product_id";
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(new Line(rows.getLong(1), 1, rows.getBigDecimal(2)));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "there is nothing on sale: fill the shop with 'rialto generate'");
        }
        return new Goods(found);
    }

    /** What an honest shopper orders: 1 to 5 products, 1 to 3 pieces of each. */
    List<Line> basket(RandomGenerator random) {
        return basket(random, 1 + random.nextInt(MOST_LINES), 1, MOST_PIECES);
    }

    /** Hundreds of pieces of some products. */
    List<Line> hugeBasket(RandomGenerator random) {
        return basket(random, 3, 200, 500);
    }

    /** One piece of the cheapest product. */
    List<Line> smallestBasket() {
        return List.of(cheapest);
    }

    /** In the order of the products, as a checkout has them. */
    private List<Line> basket(RandomGenerator random, int lines, int fewest, int most) {
        List<Line> basket = new ArrayList<>(lines);
        int wanted = Math.min(lines, single.size());
        while (basket.size() < wanted) {
            Line drawn = single.get(popularity.draw(random));
            if (basket.stream().noneMatch(line -> line.product() == drawn.product())) {
                int pieces = random.nextInt(fewest, most + 1);
                basket.add(new Line(drawn.product(), pieces, drawn.price()));
            }
        }
        basket.sort(Comparator.comparingLong(Line::product));
        return basket;
    }
}
