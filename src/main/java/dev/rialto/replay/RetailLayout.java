package dev.rialto.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Which column is where, as the header says; and how a line becomes a row. */
final class RetailLayout {

    private static final int LONGEST = 500;
    private static final int MOST_PIECES = 1_000_000;
    private static final BigDecimal DEAREST = new BigDecimal("1000000");
    private static final ObjectReader SPLITTER = new CsvMapper().readerFor(String[].class);

    private static final String WANTED =
            Arrays.stream(Column.values())
                    .map(Column::toString)
                    .collect(Collectors.joining(", ", "it must name ", ", separated by commas"));

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private enum Column {
        INVOICE_NO("InvoiceNo"),
        STOCK_CODE("StockCode"),
        DESCRIPTION("Description"),
        QUANTITY("Quantity"),
        INVOICE_DATE("InvoiceDate"),
        UNIT_PRICE("UnitPrice"),
        CUSTOMER_ID("CustomerID"),
        COUNTRY("Country");

        private final String text;

        Column(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Understands a header, whatever its case and the order of its columns.
     *
     * @throws IllegalArgumentException where a column is missing
     */
    RetailLayout(String header) {
        if (header.isBlank()) {
            throw new IllegalArgumentException("the first line is empty; " + WANTED);
        }
        if (header.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("this looks like UTF-16; save it as UTF-8");
        }
        List<String> names;
        try {
            names =
                    Arrays.stream(split(header))
                            .map(name -> name.strip().replace(" ", "").toLowerCase(Locale.ROOT))
                            .toList();
        } catch (WrongRowException e) {
            throw new IllegalArgumentException("the header is " + e.getMessage(), e);
        }
        for (Column column : Column.values()) {
            int place = names.indexOf(column.text.toLowerCase(Locale.ROOT));
            if (place < 0) {
                throw new IllegalArgumentException(
                        "the header has no column " + column + "; " + WANTED);
            }
            places.put(column, place);
        }
    }

    /** Reads a line, or says what is wrong with it. */
    RetailRow row(long line, String text, Instant now) throws WrongRowException {
        String[] cells = split(text);
        String invoice = required(cells, Column.INVOICE_NO);
        if (invoice.toUpperCase(Locale.ROOT).startsWith("C")) {
            throw new WrongRowException("a cancellation, which names no order");
        }
        String stockCode = required(cells, Column.STOCK_CODE);
        String description = cell(cells, Column.DESCRIPTION);
        return new RetailRow(
                line,
                text,
                invoice,
                stockCode,
                description.isEmpty() ? stockCode : description,
                quantity(required(cells, Column.QUANTITY)),
                date(required(cells, Column.INVOICE_DATE), now),
                price(required(cells, Column.UNIT_PRICE)),
                customer(cell(cells, Column.CUSTOMER_ID)),
                cell(cells, Column.COUNTRY));
    }

    private static String[] split(String text) throws WrongRowException {
        try {
            String[] cells = SPLITTER.readValue(text);
            return cells == null ? new String[0] : cells;
        } catch (JacksonException e) {
            throw new WrongRowException("no CSV: a quotation mark that does not end");
        }
    }

    private String cell(String[] cells, Column column) throws WrongRowException {
        int place = places.get(column);
        if (place >= cells.length) {
            throw new WrongRowException("no " + column + ": too few columns");
        }
        String cell = cells[place].strip();
        if (cell.length() > LONGEST) {
            throw new WrongRowException(column + " is longer than " + LONGEST);
        }
        if (cell.indexOf('\0') >= 0) {
            throw new WrongRowException(column + " has a zero character");
        }
        return cell;
    }

    private String required(String[] cells, Column column) throws WrongRowException {
        String cell = cell(cells, column);
        if (cell.isEmpty()) {
            throw new WrongRowException("no " + column);
        }
        return cell;
    }

    private static int quantity(String text) throws WrongRowException {
        try {
            int quantity = Integer.parseInt(text);
            if (quantity < 1 || quantity > MOST_PIECES) {
                throw new WrongRowException(
                        "Quantity must be 1 to %d: %s".formatted(MOST_PIECES, text));
            }
            return quantity;
        } catch (NumberFormatException e) {
            throw new WrongRowException("Quantity is no whole number: " + text);
        }
    }

    private static BigDecimal price(String text) throws WrongRowException {
        // Else 1e999999 would be a number of a million digits.
        if (!text.matches("\\d{1,7}(\\.\\d{1,10})?")) {
            throw new WrongRowException("UnitPrice is no amount: " + text);
        }
        BigDecimal price = new BigDecimal(text).stripTrailingZeros();
        if (price.scale() > 2) {
            throw new WrongRowException("UnitPrice has more than two decimals: " + text);
        }
        if (price.signum() == 0 || price.compareTo(DEAREST) > 0) {
            throw new WrongRowException("UnitPrice must be above 0, to " + DEAREST + ": " + text);
        }
        return price.setScale(2);
    }

    private static Instant date(String text, Instant now) throws WrongRowException {
        Instant date = RetailDate.parse(text);
        if (date.isAfter(now)) {
            throw new WrongRowException("InvoiceDate is in the future: " + text);
        }
        return date;
    }

    /** Spreadsheets write numbers with decimals that are none. */
    private static String customer(String text) {
        String plain = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return plain.isEmpty() ? null : plain;
    }
}
