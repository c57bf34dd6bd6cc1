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
 * files, which is what readers will get.
 */
final class Quality {

    private final List<Check> checks;
    private final Connection source;

    /**
     * @param source sees the state that is exported
     */
    Quality(List<Check> checks, Connection source) {
        this.checks = checks;
        this.source = source;
    }

    /**
     * What is wrong, a line each.
     *
     * @param whole whether all of the table was written
     */
    List<String> failures(LakeTable table, Copied copied, boolean whole) throws SQLException {
        List<String> failures = new ArrayList<>();
        if (whole) {
            counted(table, copied, failures);
        }
        List<Check> all = new ArrayList<>();
        all.add(new Check.NotNull(table.name(), table.key()));
        checks.stream().filter(check -> check.table().equals(table.name())).forEach(all::add);
        for (Check check : all) {
            if (table.columns().stream().noneMatch(c -> c.name().equals(check.column()))) {
                failures.add(
                        "%s has no column %s to check".formatted(table.name(), check.column()));
            } else if (copied.rows() > 0) {
                failure(check, table, copied).ifPresent(failures::add);
            }
        }
        return failures;
    }

    private void counted(LakeTable table, Copied copied, List<String> failures)
            throws SQLException {
        String key = Sql.quoted(table.key());
        long rows = count("select count(*) from public." + Sql.quoted(table.name()));
        long keys =
                count(
                        "select count(distinct %s) from public.%s"
                                .formatted(key, Sql.quoted(table.name())));
        if (rows != copied.rows() || keys != rows) {
            failures.add(
                    "%s has %d rows with %d keys, of which %d were written"
                            .formatted(table.name(), rows, keys, copied.rows()));
        }
    }

    private Optional<String> failure(Check check, LakeTable table, Copied copied)
            throws SQLException {
        Column column =
                table.columns().stream()
                        .filter(c -> c.name().equals(check.column()))
                        .findFirst()
                        .orElseThrow();
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
            case Check.Unique _ -> positive(doubles(check), check, "repeated values");
            case Check.References to -> positive(orphans(to), check, "rows refer to nothing");
        };
    }

    private static Optional<BigDecimal> bound(
            Copied copied,
            Column column,
            Function<ExportedFile, Map<String, Long>> side,
            LongBinaryOperator better) {
        int scale = column.type() instanceof Decimal decimal ? decimal.scale() : 0;
        Stream<Long> bounds =
                copied.files().stream().map(side).map(bound -> bound.get(column.name()));
        return bounds.filter(Objects::nonNull)
                .reduce((a, b) -> better.applyAsLong(a, b))
                .map(value -> BigDecimal.valueOf(value, scale));
    }

    private static long nulls(Copied copied, String column) {
        return copied.files().stream()
                .mapToLong(file -> file.nulls().getOrDefault(column, 0L))
                .sum();
    }

    private long doubles(Check check) throws SQLException {
        String column = Sql.quoted(check.column());
        return count(
                "select count(%s) - count(distinct %s) from public.%s"
                        .formatted(column, column, Sql.quoted(check.table())));
    }

    private long orphans(Check.References to) throws SQLException {
        String key = LakeShapes.read(source, to.other(), Set.of()).key();
        return count(
                """
                select count(*) from public.%s r where r.%s is not null
                    and not exists (select from public.%s o where o.%s = r.%s)"""
                        .formatted(
                                Sql.quoted(to.table()),
                                Sql.quoted(to.column()),
                                Sql.quoted(to.other()),
                                Sql.quoted(key),
                                Sql.quoted(to.column())));
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = source.createStatement();
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
        return "%s.%s %s, against %s".formatted(check.table(), check.column(), found, check);
    }
}
