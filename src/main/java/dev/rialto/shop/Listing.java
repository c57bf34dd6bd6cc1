package dev.rialto.shop;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.QueryProducer;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A list that REST shows page by page, and its rows one by one. A page begins after a key (keyset
 * pagination), so the thousandth page costs what the first does, and rows that come or go meanwhile
 * shift nothing. A customer is shown what is the customer's own, as if there was nothing else.
 *
 * @param <E> the entity; its key attribute is named {@code id}
 * @param <V> what a page shows of a row
 */
public final class Listing<E, V> {

    /**
     * What a list is of.
     *
     * @param path the list's path, such as {@code /orders}
     * @param thing one of its rows in a word, such as {@code order}
     * @param owned the condition on the entity {@code e} that holds for what is the customer's
     *     {@code :owner}; empty where everything is everybody's
     */
    public record Subject<E>(
            String path, String thing, Class<E> entity, ToLongFunction<E> id, String owned) {}

    /**
     * How a page is read that is neither narrowed nor somebody's own: past Hibernate.
     *
     * @param sql with question marks for the key before the page, and for how many rows
     */
    public record Shortcut<E>(String sql, Sql.Reading<E> reading) {}

    private final Desk desk;
    private final Subject<E> subject;
    private final Shortcut<E> shortcut;
    private final Function<E, V> view;

    public Listing(Desk desk, Subject<E> subject, Function<E, V> view) {
        this(desk, subject, null, view);
    }

    /** A list whose plain pages are asked for often. */
    public Listing(Desk desk, Subject<E> subject, Shortcut<E> shortcut, Function<E, V> view) {
        this.desk = desk;
        this.subject = subject;
        this.shortcut = shortcut;
        this.view = view;
    }

    /** The page that was asked for, with an RFC 8288 link to the next one if there is one. */
    public RestResponse<Page<V>> page(PageQuery query) {
        Cursor cursor = query.cursor();
        List<Filter> filters = query.filters();
        List<E> rows = rows(cursor, filters);
        List<E> shown = rows.subList(0, Math.min(cursor.limit(), rows.size()));
        String next = rows.size() > shown.size() ? next(cursor, filters, shown.getLast()) : null;
        var response = ResponseBuilder.ok(new Page<>(shown.stream().map(view).toList(), next));
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
        return find(desk.reads(), Cursor.id(pathId), LockModeType.NONE);
    }

    /** The same row as {@link #find} gives, locked until the transaction ends. */
    public E lock(String pathId) {
        Session writes = Panache.getSession(subject.entity());
        return find(writes, Cursor.id(pathId), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Where REST shows a row. */
    String location(E row) {
        return subject.path() + "/" + subject.id().applyAsLong(row);
    }

    private E find(QueryProducer session, long key, LockModeType lock) {
        return query(session, "e.id = :key", "")
                .setParameter("key", key)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException(new Refusal.NotFound(subject.thing(), key)));
    }

    /** One row more than the page, to know whether there is a next one. */
    private List<E> rows(Cursor cursor, List<Filter> filters) {
        if (shortcut != null && filters.isEmpty() && owner() == null) {
            return desk.sql()
                    .rows(shortcut.sql(), shortcut.reading(), cursor.after(), cursor.limit() + 1);
        }
        String narrowed =
                filters.stream()
                        .map(filter -> " and " + filter.condition())
                        .collect(Collectors.joining());
        TypedQuery<E> query = query(desk.reads(), "e.id > :after" + narrowed, " order by e.id");
        filters.forEach(filter -> query.setParameter(filter.parameter(), filter.value()));
        return query.setParameter("after", cursor.after())
                .setMaxResults(cursor.limit() + 1)
                .getResultList();
    }

    /** Rows that the caller may see. */
    private TypedQuery<E> query(QueryProducer session, String condition, String end) {
        Long owner = owner();
        String all = "select e from " + subject.entity().getName() + " e where " + condition;
        if (owner == null) {
            return session.createQuery(all + end, subject.entity());
        }
        return session.createQuery(all + " and " + subject.owned() + end, subject.entity())
                .setParameter("owner", owner);
    }

    /** Whose rows alone the caller may see; null where it is everybody's. */
    private Long owner() {
        return subject.owned().isEmpty() ? null : desk.caller().onlyCustomer();
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
