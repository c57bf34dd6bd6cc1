package dev.rialto.replay;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of the file: pieces of one product in an invoice.
 *
 * @param line in the file, the header being line 1
 * @param text as it stands in the file
 * @param price of one piece
 * @param customer null where the file names none
 */
record RetailRow(
        long line,
        String text,
        String invoice,
        String stockCode,
        String description,
        int quantity,
        Instant date,
        BigDecimal price,
        String customer,
        String country) {}
