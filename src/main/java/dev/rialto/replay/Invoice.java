package dev.rialto.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Rows of one invoice that follow each other in the file. */
final class Invoice {

    private final RetailRow first;
    private final Map<String, Item> items = new LinkedHashMap<>();

    /** Pieces of one product. */
    record Item(String stockCode, String description, int quantity, BigDecimal price) {}

    Invoice(RetailRow first) {
        this.first = first;
    }

    String number() {
        return first.invoice();
    }

    Instant date() {
        return first.date();
    }

    String country() {
        return first.country();
    }

    Iterable<Item> items() {
        return items.values();
    }

    /** Where the file names no customer, each invoice has one of its own. */
    String email() {
        return first.customer() == null
                ? "guest." + plain(first.invoice()) + "@replay.example.com"
                : "customer." + plain(first.customer()) + "@replay.example.com";
    }

    String customer() {
        return first.customer() == null ? "Guest " + first.invoice() : first.customer();
    }

    BigDecimal total() {
        return items.values().stream()
                .map(item -> item.price.multiply(BigDecimal.valueOf(item.quantity)))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Adds a row of this invoice; rows of the same product at the same price become one item. */
    void add(RetailRow row) throws WrongRowException {
        if (!Objects.equals(row.customer(), first.customer())) {
            throw new WrongRowException("another customer than the invoice's first row has");
        }
        Item known = items.get(row.stockCode());
        if (known != null && known.price.compareTo(row.price()) != 0) {
            throw new WrongRowException("another price for the same product of the invoice");
        }
        int quantity = row.quantity() + (known == null ? 0 : known.quantity);
        items.put(
                row.stockCode(),
                new Item(row.stockCode(), row.description(), quantity, row.price()));
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
