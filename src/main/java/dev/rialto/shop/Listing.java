package dev.rialto.shop;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A list that REST shows page by page, and its rows one by one. A page begins after a key (keyset
 * pagination), so the thousandth page costs what the first does, and rows that come or go meanwhile
 * shift nothing. A customer is shown what is the customer's own, as if there was nothing else.
 *
 * @param <E> a row
 */
public final class Listing<E> {

    /**
     * What a list is of.
     *
     * @param path the list's path, such as {@code /orders}
     * @param thing one of its rows in a word, such as {@code order}
     * @param select the query of all rows, without a condition
     * @param key the column that the rows are in the order of
     * @param owned the condition, with a question mark for a customer, that holds for what is the
     *     customer's own; empty where everything is everybody's
     * @param id the key of a row
     */
    public record Subject<E>(
            String path,
            String thing,
            String select,
            String key,
            String owned,
            Sql.Reading<E> reading,
            ToLongFunction<E> id) {}

    private final Desk desk;
    private final Subject<E> subject;

    public Listing(Desk desk, Subject<E> subject) {
        this.desk = desk;
        this.subject = subject;
    }

    /** The page that was asked for, with an RFC 8288 link to the next one if there is one. */
    public RestResponse<Page<E>> page(PageQuery query) {
        Cursor cursor = query.cursor();
        List<Filter> filters = query.filters();
        List<E> rows = rows(cursor, filters);
        List<E> shown = rows.subList(0, Math.min(cursor.limit(), rows.size()));
        String next = rows.size() > shown.size() ? next(cursor, filters, shown.getLast()) : null;
        var response = ResponseBuilder.ok(new Page<>(shown, next));
        return next == null
                ? response.build()
                : response.header("Link", "<" + next + ">; rel=\"next\"").build();
    }

    /**
     * The row with the id of a path.
     *
     * @throws RefusedException where the id is not a number, or there is no such row for the caller
     */
    public E find(String pathId) {
        return find(Cursor.id(pathId), "");
    }

    /** The same row as {@link #find} gives, locked until the transaction ends. */
    public E lock(String pathId) {
        return find(Cursor.id(pathId), " FOR NO KEY UPDATE");
    }

    /** What a row has become. */
    E again(E row) {
        return find(subject.id().applyAsLong(row), "");
    }

    /** Where REST shows a row. */
    String location(E row) {
        return subject.path() + "/" + subject.id().applyAsLong(row);
    }

    private E find(long key, String lock) {
        return rows(" = ?", key, List.of(), lock).stream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(new Refusal.NotFound(subject.thing(), key)));
    }

    /** One row more than the page, to know whether there is a next one. */
    private List<E> rows(Cursor cursor, List<Filter> filters) {
        String end = " ORDER BY " + subject.key() + " LIMIT ?";
        return rows(" > ?", cursor.after(), filters, end, cursor.limit() + 1);
    }

    /** Rows that the caller may see. */
    private List<E> rows(
            String compared, long key, List<Filter> filters, String end, Object... last) {
        StringBuilder sql = new StringBuilder(subject.select());
        List<Object> values = new ArrayList<>();
        sql.append(" WHERE ").append(subject.key()).append(compared);
        values.add(key);
        for (Filter filter : filters) {
            sql.append(" AND ").append(filter.condition());
            values.add(filter.value());
        }
        Long owner = subject.owned().isEmpty() ? null : desk.caller().onlyCustomer();
        if (owner != null) {
            sql.append(" AND ").append(subject.owned());
            values.add(owner);
        }
        Collections.addAll(values, last);
        return desk.sql().rows(sql.append(end).toString(), subject.reading(), values.toArray());
    }

    private String next(Cursor cursor, List<Filter> filters, E last) {
        String kept =
                filters.stream()
                        .map(filter -> "&" + filter.parameter() + "=" + encoded(filter.text()))
                        .collect(Collectors.joining());
        long after = subject.id().applyAsLong(last);
        return subject.path() + "?limit=" + cursor.limit() + "&after=" + after + kept;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
