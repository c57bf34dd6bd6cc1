package dev.rialto.shop.starter;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A category with what typically stands in it.
 *
 * @param things what its products are
 * @param cheapest the lowest price, in whole units of money
 * @param dearest the highest price
 */
record Shelf(String name, String description, List<String> things, int cheapest, int dearest) {

    private static final List<Shelf> KNOWN =
            List.of(
                    shelf(
                            "Electronics",
                            "Things with a plug",
                            20,
                            900,
                            "Headphones Speaker Camera Charger Monitor"),
                    shelf(
                            "Computers",
                            "Machines and what belongs to them",
                            15,
                            1800,
                            "Laptop Keyboard Mouse Tablet Router"),
                    shelf(
                            "Books",
                            "Paper to read",
                            6,
                            60,
                            "Novel Atlas Cookbook Biography Thriller"),
                    shelf(
                            "Music",
                            "To hear and to play",
                            8,
                            700,
                            "Guitar Record Ukulele Drum Harmonica"),
                    shelf(
                            "Games",
                            "For long evenings",
                            8,
                            80,
                            "Puzzle Boardgame Chessboard Dice Cards"),
                    shelf("Home", "Rooms to live in", 10, 600, "Lamp Chair Table Clock Carpet"),
                    shelf("Kitchen", "For cooks", 5, 300, "Knife Pan Kettle Plate Mug"),
                    shelf(
                            "Garden",
                            "Green and outside",
                            5,
                            400,
                            "Spade Bench Hose Planter Lantern"),
                    shelf("Tools", "To mend what broke", 5, 350, "Hammer Drill Saw Wrench Ladder"),
                    shelf("Clothing", "To wear", 10, 250, "Shirt Coat Trousers Sweater Scarf"),
                    shelf("Shoes", "To walk", 20, 260, "Boots Sneakers Sandals Slippers Loafers"),
                    shelf(
                            "Beauty",
                            "To please the mirror",
                            4,
                            120,
                            "Soap Perfume Brush Cream Mirror"),
                    shelf("Toys", "For the small ones", 4, 120, "Train Doll Kite Robot Blocks"),
                    shelf("Sports", "To sweat", 8, 500, "Ball Racket Helmet Kayak Dumbbell"),
                    shelf(
                            "Travel",
                            "To be elsewhere",
                            8,
                            450,
                            "Suitcase Backpack Tent Wallet Bottle"));

    /** The shelf of a category by its number, from 0; numbered anew when the known ones run out. */
    static Shelf of(int number) {
        Shelf shelf = KNOWN.get(number % KNOWN.size());
        int round = number / KNOWN.size();
        return round == 0 ? shelf : shelf.named(shelf.name + " " + (round + 1));
    }

    String thing(RandomGenerator random) {
        return things.get(random.nextInt(things.size()));
    }

    /** A price that ends in .49 or .99, cheap ones more often. */
    BigDecimal price(RandomGenerator random) {
        double share = random.nextDouble();
        int whole = cheapest + (int) (share * share * (dearest - cheapest));
        return BigDecimal.valueOf(whole * 100L + (random.nextBoolean() ? 99 : 49), 2);
    }

    private Shelf named(String other) {
        return new Shelf(other, description, things, cheapest, dearest);
    }

    private static Shelf shelf(
            String name, String description, int cheapest, int dearest, String things) {
        return new Shelf(name, description, List.of(things.split(" ")), cheapest, dearest);
    }
}
