package dev.rialto.shop.starter;

import java.util.Arrays;
import java.util.List;

/** The categories that every shop knows. */
final class Shelves {

    /**
     * A line for a category: name, description, and what its products come in; then one for each
     * thing: name, lowest and highest price, kinds, and what can be said of it.
     */
    private static final String TEXT =
            """
            # Electronics | Things with a plug | black, white, silver
            Headphones | 25 | 380 | Wireless, Studio, Over-Ear, Sport | with 30 hours of battery, that fold flat, with a deep bass
            Speaker | 30 | 450 | Bluetooth, Bookshelf, Portable, Smart | for a whole room, that may get wet, with clear voices
            Camera | 120 | 900 | Compact, Mirrorless, Action, Instant | with a bright lens, that steadies the hand, for low light
            Charger | 20 | 90 | Fast, Travel, Wireless, Solar | for two devices at once, with a braided cable, that stays cool
            Monitor | 110 | 780 | Curved, 4K, Ultrawide, Portable | with true colours, that tilts and turns, easy on the eyes
            # Computers | Machines and what belongs to them | grey, black, silver
            Laptop | 420 | 1800 | Slim, Gaming, Business, Convertible | with a day of battery, that weighs a kilogram, with a quiet fan
            Keyboard | 19 | 210 | Mechanical, Compact, Wireless, Split | with quiet keys, lit from below, for three computers
            Mouse | 15 | 120 | Wireless, Vertical, Gaming, Silent | that fits either hand, with six buttons, with a precise wheel
            Tablet | 130 | 950 | Drawing, Reading, Rugged, Family | with a pen, with a matte screen, that lasts a weekend
            Router | 35 | 320 | Mesh, Travel, Dual-Band, Gigabit | for three floors, with parental control, set up in minutes
            # Books by | Paper to read | hardcover, paperback
            Novel | 8 | 28 | Historical, Family, Coming-of-Age, Satirical | about two sisters, set by the sea, told backwards
            Atlas | 18 | 60 | World, Star, Railway, Ocean | with folding maps, with 200 plates, brought up to date
            Cookbook | 12 | 48 | Vegetarian, Baking, Weeknight, Regional | with 120 recipes, for beginners, with step-by-step pictures
            Biography | 10 | 38 | Political, Musical, Scientific, Sporting | from letters and diaries, with unseen photographs, of a quiet rebel
            Thriller | 6 | 22 | Nordic, Legal, Spy, Psychological | in one long night, with a last turn, that starts a series
            # Music | To hear and to play | natural, black, sunburst
            Guitar | 80 | 700 | Acoustic, Electric, Classical, Bass | with a solid top, for small hands, with a gig bag
            Violin | 90 | 690 | Student, Concert, Electric, Half-Size | with bow and case, with a warm tone, set up by hand
            Ukulele | 25 | 180 | Soprano, Concert, Tenor, Travel | with nylon strings, with a songbook, that stays in tune
            Drum | 35 | 420 | Snare, Hand, Floor, Practice | with a tunable head, with sticks, that neighbours do not hear
            Harmonica | 8 | 95 | Blues, Chromatic, Folk, Children's | in the key of C, with a case, easy to bend
            # Games | For long evenings | a wooden box, a tin, a carton
            Puzzle | 8 | 40 | Landscape, 1000-Piece, Map, Night-Glow | with a poster, cut by hand, with no two pieces alike
            Board Game | 18 | 80 | Strategy, Family, Cooperative, Party | for two to five, in under an hour, that plays alone too
            Chessboard | 15 | 79 | Tournament, Travel, Magnetic, Folding | with weighted pieces, with room for pieces inside, with notation
            Dice | 8 | 30 | Role-Playing, Poker, Metal, Resin | in a set of seven, with a pouch, well balanced
            Cards | 8 | 25 | Poker, Tarot, Bridge, Memory | that can be washed, with large print, drawn by an illustrator
            # Home | Rooms to live in | white, sand, dark blue
            Lamp | 20 | 240 | Floor, Desk, Bedside, Pendant | that can be dimmed, with a linen shade, with warm light
            Chair | 45 | 420 | Dining, Rocking, Office, Folding | with a padded seat, that stacks, for long evenings
            Table | 90 | 600 | Dining, Coffee, Side, Extending | for six, that wipes clean, with rounded corners
            Clock | 14 | 160 | Wall, Alarm, Mantel, Kitchen | that does not tick, set by radio, with large figures
            Carpet | 40 | 480 | Wool, Runner, Round, Outdoor | woven flat, with a short pile, that does not slip
            # Kitchen | For cooks | black, white, stone grey
            Knife | 12 | 190 | Chef's, Bread, Paring, Carving | with a full tang, that keeps its edge, with a guard
            Pan | 18 | 160 | Frying, Grill, Crêpe, Sauté | for every stove, with a lid, that goes in the oven
            Kettle | 20 | 130 | Electric, Whistling, Gooseneck, Travel | for a litre and a half, that stops by itself, with a thermometer
            Plate | 5 | 45 | Dinner, Dessert, Serving, Pasta | safe in the dishwasher, glazed by hand, that stacks
            Mug | 5 | 32 | Coffee, Thermal, Camping, Tea | for a third of a litre, that keeps warm, with a wide handle
            # Garden | Green and outside | green, anthracite, sand
            Spade | 15 | 85 | Digging, Border, Trenching, Children's | with a long handle, with a sharp edge, that does not rust
            Bench | 80 | 400 | Park, Corner, Storage, Folding | for three, that stays out in winter, with a back
            Hose | 12 | 95 | Expanding, Soaker, Reinforced, Flat | of 20 metres, with a nozzle, that does not kink
            Planter | 8 | 120 | Hanging, Window, Raised, Round | with a saucer, that waters itself, for a small tree
            Lantern | 9 | 110 | Solar, Storm, Garden, Candle | that lights by itself, with a hook, safe in the wind
            # Tools | To mend what broke | yellow, red, dark grey
            Hammer | 9 | 70 | Claw, Rubber, Sledge, Framing | with a soft grip, made in one piece, that spares the wrist
            Drill | 40 | 350 | Cordless, Hammer, Bench, Angle | with two batteries, with a light, with twelve bits
            Saw | 14 | 260 | Hand, Circular, Mitre, Folding | with hardened teeth, for clean cuts, with a guide
            Wrench | 8 | 90 | Torque, Adjustable, Socket, Pipe | in a set of eight, with a fine ratchet, marked in both measures
            Ladder | 35 | 310 | Step, Extension, Telescopic, Loft | of three metres, with wide steps, that stands on stairs
            # Clothing | To wear | cotton, wool, linen
            Shirt | 15 | 95 | Oxford, Flannel, Polo, Summer | with a button-down collar, that needs no iron, cut wide
            Coat | 70 | 250 | Winter, Rain, Trench, Duffle | with a hood, lined warm, that packs small
            Trousers | 25 | 130 | Chino, Pleated, Cargo, Cropped | with deep pockets, that stretch, cut straight
            Sweater | 25 | 150 | Crew-Neck, Cable-Knit, Zip, Cardigan | that does not scratch, with ribbed cuffs, knitted in one piece
            Scarf | 10 | 75 | Winter, Silk-Blend, Checked, Infinity | with fringes, two metres long, soft on both sides
            # Shoes | To walk | leather, suede, canvas
            Boots | 60 | 260 | Hiking, Chelsea, Winter, Riding | that keep water out, with a grip sole, that can be resoled
            Sneakers | 35 | 180 | Running, Court, Slip-On, High-Top | with a soft midsole, that breathe, for every day
            Sandals | 20 | 110 | Walking, Strappy, Platform, Beach | with a cork bed, with three straps, light as air
            Slippers | 20 | 60 | House, Felt, Clog, Lined | with a firm sole, that can be washed, warm to the ankle
            Loafers | 45 | 190 | Penny, Tassel, Driving, Office | sewn by hand, with a slim heel, that need no breaking in
            # Beauty | To please the mirror | a gift box, a plain box, a set of two
            Soap | 4 | 18 | Olive, Lavender, Shaving, Travel | without palm oil, for dry skin, cut from the block
            Perfume | 25 | 120 | Floral, Citrus, Woody, Summer | that lasts all day, with a hint of fig, light and fresh
            Brush | 5 | 48 | Hair, Powder, Shaving, Nail | with soft bristles, that stands by itself, with a cover
            Cream | 6 | 85 | Hand, Night, Day, Sun | without scent, with vitamin E, quickly absorbed
            Mirror | 8 | 75 | Make-Up, Hand, Travel, Shaving | that magnifies five times, with a ring of light, on a swivel
            # Toys | For the small ones | bright colours, soft colours, red and blue
            Train | 12 | 120 | Wooden, Electric, Wind-Up, Stacking | with a round track, with three wagons, for ages three and up
            Doll | 10 | 70 | Rag, Baby, Fashion, Nesting | with clothes to change, that can be washed, with real hair
            Kite | 8 | 65 | Stunt, Box, Diamond, Dragon | with 30 metres of line, for light winds, that packs flat
            Robot | 15 | 119 | Programmable, Walking, Dancing, Building | with an app, that follows a line, in 200 parts
            Blocks | 4 | 60 | Building, Alphabet, Magnetic, Foam | in a set of 50, with a storage bag, for small hands
            # Sports | To sweat | blue, red, black
            Ball | 8 | 90 | Football, Basketball, Exercise, Volleyball | with a sure grip, of match size, that keeps its air
            Racket | 20 | 230 | Tennis, Badminton, Squash, Padel | strung already, with a light frame, with a cover
            Helmet | 25 | 240 | Cycling, Ski, Climbing, Skate | with many vents, that adjusts by a wheel, with a visor
            Kayak | 180 | 500 | Touring, Inflatable, River, Sea | for two, with a paddle, that folds into a bag
            Dumbbell | 8 | 150 | Adjustable, Hex, Neoprene, Travel | with a rough grip, in a pair, that does not roll
            # Travel | To be elsewhere | navy, olive, black
            Suitcase | 45 | 450 | Cabin, Hard-Shell, Expanding, Underseat | with four wheels, with a number lock, that weighs little
            Backpack | 25 | 260 | Hiking, City, Laptop, Folding | of 40 litres, with a rain cover, with a ventilated back
            Tent | 60 | 440 | Trekking, Family, Pop-Up, Winter | for three, pitched in minutes, that stands up to wind
            Wallet | 10 | 95 | Passport, Slim, Zip, Coin | that shields cards, with room for tickets, that closes flat
            Bottle | 8 | 45 | Insulated, Folding, Filter, Sport | for a litre, that does not leak, cold for a day
            """;

    private static final String WRITTEN = " by";
    private static final List<Shelf> KNOWN = parse();

    private Shelves() {}

    /** The shelf of a category by its number, from 0; numbered anew when the known ones run out. */
    static Shelf of(int number) {
        Shelf shelf = KNOWN.get(number % KNOWN.size());
        int round = number / KNOWN.size();
        return round == 0 ? shelf : shelf.named(shelf.name() + " " + (round + 1));
    }

    private static List<Shelf> parse() {
        return Arrays.stream(TEXT.split("(?m)^# ")).skip(1).map(Shelves::shelf).toList();
    }

    private static Shelf shelf(String text) {
        List<String> lines = text.lines().toList();
        List<String> head = split(lines.getFirst(), " \\| ");
        return new Shelf(
                head.get(0).replace(WRITTEN, ""),
                head.get(1),
                head.get(0).endsWith(WRITTEN),
                split(head.get(2), ", "),
                lines.stream().skip(1).map(Shelves::thing).toList());
    }

    private static Thing thing(String line) {
        List<String> parts = split(line, " \\| ");
        return new Thing(
                parts.get(0),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                split(parts.get(3), ", "),
                split(parts.get(4), ", "));
    }

    private static List<String> split(String text, String by) {
        return List.of(text.split(by));
    }
}
