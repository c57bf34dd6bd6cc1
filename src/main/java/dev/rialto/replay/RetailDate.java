package dev.rialto.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Dates as the data set has them, {@code 12/1/2010 8:26}, and as ISO 8601 has them. */
final class RetailDate {

    private static final DateTimeFormatter AMERICAN =
            DateTimeFormatter.ofPattern("M/d/uuuu H:mm[:ss]")
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
                    .withResolverStyle(ResolverStyle.STRICT);

    private RetailDate() {}

    /** Where no zone is named it is UTC. */
    static Instant parse(String text) throws WrongRowException {
        try {
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            DateTimeFormatter format = text.indexOf('/') > 0 ? AMERICAN : ISO;
            Instant date = LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
            if (date.isBefore(Instant.EPOCH)) {
                throw new WrongRowException("InvoiceDate is before 1970: " + text);
            }
            return date;
        } catch (DateTimeException e) {
            throw new WrongRowException("InvoiceDate is no date: " + text);
        }
    }
}
