package dev.rialto.export;

import dev.rialto.lake.Column;
import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.ExportedFile;
import dev.rialto.lake.LakeShapes;
import dev.rialto.lake.LakeTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.stream.Stream;

/**
 * Holds what was written against the checks and the source. Bounds and absences are those of the
 * files, which is what readers will get; the source can be asked while these are still written.
 */
final class Quality {

    private final List<Check> checks;
    private final Connection session;
    private final Source source;
    private final LakeTable table;
    private final Map<Check, Long> counts = new HashMap<>();
    private final Map<Column, BigDecimal> sums = new HashMap<>();
    private long rows;

    /**
     * @param session sees the state that is exported
     */
    Quality(List<Check> checks, Connection session, Source source) {
        this.session = session;
        this.source = source;
        this.table = source.table();
        this.checks =
                Stream.concat(
                                Stream.of(
                                        new Check.NotNull(table.name(), table.key()),
                                        new Check.Sum(table.name(), table.key())),
                                checks.stream().filter(of -> of.table().equals(table.name())))
                        .toList();
    }

    /**
     * Asks the source what {@link #failures} compares with.
     *
     * @param condition of the rows that are written, as SQL
     */
    void ask(String condition) throws SQLException {
        totals(condition);
        for (Check check : checks) {
            if (rows > 0 && column(check).isPresent()) {
                switch (check) {
                    case Check.Unique _ -> counts.put(check, doubles(check));
                    case Check.References to -> counts.put(check, orphans(to));
                    case Check.Min _, Check.Max _, Check.NotNull _, Check.Sum _ -> {
                        // Answered by the files, or with the totals.
                    }
                }
            }
        }
    }

    /** What is wrong, a line each. */
    List<String> failures(Copied copied) {
        List<String> failures = new ArrayList<>();
        if (rows != copied.rows()) {
            failures.add(
                    "%s has %d rows, of which %d were written"
                            .formatted(table.name(), rows, copied.rows()));
        }
        sums.forEach((column, exact) -> sum(column, exact, copied).ifPresent(failures::add));
        for (Check check : checks) {
            Optional<Column> column = column(check);
            if (column.isEmpty()) {
                failures.add(
                        "%s has no column %s to check".formatted(table.name(), check.column()));
            } else if (rows > 0 && copied.rows() > 0) {
                failure(check, column.get(), copied).ifPresent(failures::add);
            }
        }
        return failures;
    }

    private Optional<Column> column(Check check) {
        return table.columns().stream()
                .filter(column -> column.name().equals(check.column()))
                .findFirst();
    }

    /** One query, as it reads the table. */
    private void totals(String condition) throws SQLException {
        List<Column> exact =
                checks.stream()
                        .filter(Check.Sum.class::isInstance)
                        .flatMap(check -> column(check).stream())
                        .filter(column -> column.type().isExact())
                        .toList();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(source.totals(exact, condition))) {
            row.next();
            rows = row.getLong(1);
            for (int i = 0; i < exact.size(); i++) {
                BigDecimal sum = row.getBigDecimal(i + 2);
                sums.put(exact.get(i), Objects.requireNonNullElse(sum, BigDecimal.ZERO));
            }
        }
    }

    /** Modulo 2 to the power of 64, as the files have it. */
    private Optional<String> sum(Column column, BigDecimal exact, Copied copied) {
        long digits = exact.setScale(scale(column)).unscaledValue().longValue();
        return digits == copied.sum(column.name())
                ? Optional.empty()
                : Optional.of(
                        "%s.%s is %s in sum, which is not what was written"
                                .formatted(table.name(), column.name(), exact.toPlainString()));
    }

    private Optional<String> failure(Check check, Column column, Copied copied) {
        return switch (check) {
            case Check.Min min ->
                    bound(copied, column, ExportedFile::least, Math::min)
                            .filter(least -> least.compareTo(min.bound()) < 0)
                            .map(least -> said(check, "is " + least));
            case Check.Max max ->
                    bound(copied, column, ExportedFile::greatest, Math::max)
                            .filter(greatest -> greatest.compareTo(max.bound()) > 0)
                            .map(greatest -> said(check, "is " + greatest));
            case Check.NotNull _ -> positive(nulls(copied, column.name()), check, "absent values");
            case Check.Unique _ -> positive(counts.get(check), check, "repeated values");
            case Check.References _ -> positive(counts.get(check), check, "rows refer to nothing");
            // What is exact is asked with all other sums.
            case Check.Sum _ ->
                    column.type().isExact()
                            ? Optional.empty()
                            : Optional.of(said(check, "is not of a type with exact sums"));
        };
    }

    private static Optional<BigDecimal> bound(
            Copied copied,
            Column column,
            Function<ExportedFile, Map<String, Long>> side,
            LongBinaryOperator better) {
        Stream<Long> bounds =
                copied.files().stream().map(side).map(bound -> bound.get(column.name()));
        return bounds.filter(Objects::nonNull)
                .reduce((a, b) -> better.applyAsLong(a, b))
                .map(value -> BigDecimal.valueOf(value, scale(column)));
    }

    private static int scale(Column column) {
        return column.type() instanceof Decimal decimal ? decimal.scale() : 0;
    }

    private static long nulls(Copied copied, String column) {
        return copied.files().stream()
                .mapToLong(file -> file.nulls().getOrDefault(column, 0L))
                .sum();
    }

    private long doubles(Check check) throws SQLException {
        String column = Source.quoted(check.column());
        return count(
                "select count(%s) - count(distinct %s) from %s"
                        .formatted(column, column, source.name()));
    }

    private long orphans(Check.References to) throws SQLException {
        String key = LakeShapes.read(session, to.other(), Set.of()).key();
        return count(
                """
                select count(*) from %s r where r.%s is not null
                    and not exists (select from public.%s o where o.%s = r.%s)"""
                        .formatted(
                                source.name(),
                                Source.quoted(to.column()),
                                Source.quoted(to.other()),
                                Source.quoted(key),
                                Source.quoted(to.column())));
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Optional<String> positive(long count, Check check, String what) {
        return count == 0
                ? Optional.empty()
                : Optional.of(said(check, "has %d %s".formatted(count, what)));
    }

    private static String said(Check check, String found) {
        return "%s.%s %s, against %s".formatted(check.table(), check.column(), found, check.rule());
    }
}
