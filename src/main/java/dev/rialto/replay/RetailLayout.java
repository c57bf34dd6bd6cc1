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

/** Which column is where, as the header says; and how a line becomes a row. */
final class RetailLayout {

    private static final int LONGEST = 500;
    private static final int MOST_PIECES = 1_000_000;
    private static final BigDecimal DEAREST = new BigDecimal("1000000");
    private static final ObjectReader SPLITTER = new CsvMapper().readerFor(String[].class);

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private enum Column {
        INVOICENO,
        STOCKCODE,
        DESCRIPTION,
        QUANTITY,
        INVOICEDATE,
        UNITPRICE,
        CUSTOMERID,
        COUNTRY
    }

    /**
     * Understands a header, whatever its case and the order of its columns.
     *
     * @throws IllegalArgumentException where a column is missing
     */
    RetailLayout(String header) {
        List<String> names;
        try {
            names =
                    Arrays.stream(split(header))
                            .map(name -> name.strip().replace(" ", "").toUpperCase(Locale.ROOT))
                            .toList();
        } catch (WrongRowException e) {
            throw new IllegalArgumentException("the header is no CSV: " + e.getMessage(), e);
        }
        for (Column column : Column.values()) {
            int place = names.indexOf(column.name());
            if (place < 0) {
                throw new IllegalArgumentException(
                        "the header has no column %s; it must name InvoiceNo, StockCode,"
                                        .formatted(column)
                                + " Description, Quantity, InvoiceDate, UnitPrice, CustomerID and"
                                + " Country, separated by commas");
            }
            places.put(column, place);
        }
    }

    /** Reads a line, or says what is wrong with it. */
    RetailRow row(long line, String text, Instant now) throws WrongRowException {
        String[] cells = split(text);
        String invoice = required(cells, Column.INVOICENO);
        if (invoice.toUpperCase(Locale.ROOT).startsWith("C")) {
            throw new WrongRowException("a cancellation, which names no order");
        }
        String stockCode = required(cells, Column.STOCKCODE);
        String description = cell(cells, Column.DESCRIPTION);
        return new RetailRow(
                line,
                text,
                invoice,
                stockCode,
                description.isEmpty() ? stockCode : description,
                quantity(required(cells, Column.QUANTITY)),
                date(required(cells, Column.INVOICEDATE), now),
                price(required(cells, Column.UNITPRICE)),
                customer(cell(cells, Column.CUSTOMERID)),
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
                        "QUANTITY must be 1 to %d: %s".formatted(MOST_PIECES, text));
            }
            return quantity;
        } catch (NumberFormatException e) {
            throw new WrongRowException("QUANTITY is no whole number: " + text);
        }
    }

    private static BigDecimal price(String text) throws WrongRowException {
        // Else 1e999999 would be a number of a million digits.
        if (!text.matches("\\d{1,7}(\\.\\d{1,10})?")) {
            throw new WrongRowException("UNITPRICE is no amount: " + text);
        }
        BigDecimal price = new BigDecimal(text).stripTrailingZeros();
        if (price.scale() > 2) {
            throw new WrongRowException("UNITPRICE has more than two decimals: " + text);
        }
        if (price.signum() == 0 || price.compareTo(DEAREST) > 0) {
            throw new WrongRowException("UNITPRICE must be above 0, to " + DEAREST + ": " + text);
        }
        return price.setScale(2);
    }

    private static Instant date(String text, Instant now) throws WrongRowException {
        Instant date = RetailDate.parse(text);
        if (date.isAfter(now)) {
            throw new WrongRowException("INVOICEDATE is in the future: " + text);
        }
        return date;
    }

    /** Spreadsheets write numbers with decimals that are none. */
    private static String customer(String text) {
        String plain = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return plain.isEmpty() ? null : plain;
    }
}
