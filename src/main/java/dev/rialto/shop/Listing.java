package dev.rialto.shop;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A list that REST shows page by page. A page begins after a key (keyset pagination), so the
 * thousandth page costs what the first does, and rows that come or go meanwhile shift nothing.
 *
 * @param <E> the entity; its key attribute is named {@code id}
 * @param <V> what is shown of it
 */
public final class Listing<E, V> {

    private final String path;
    private final String thing;
    private final Class<E> entity;
    private final ToLongFunction<E> id;
    private final Function<E, V> view;

    /**
     * @param path the list's path, such as {@code /orders}
     * @param thing one of its rows in a word, such as {@code order}
     */
    public Listing(
            String path, String thing, Class<E> entity, ToLongFunction<E> id, Function<E, V> view) {
        this.path = path;
        this.thing = thing;
        this.entity = entity;
        this.id = id;
        this.view = view;
    }

    /** The page that was asked for, with an RFC 8288 link to the next one if there is one. */
    public RestResponse<Page<V>> page(PageQuery query) {
        Cursor cursor = query.cursor();
        List<E> rows = rows(cursor);
        List<E> shown = rows.subList(0, Math.min(cursor.limit(), rows.size()));
        String next = rows.size() > shown.size() ? next(cursor, shown.getLast()) : null;
        var response = ResponseBuilder.ok(new Page<>(shown.stream().map(view).toList(), next));
        return next == null
                ? response.build()
                : response.header("Link", "<" + next + ">; rel=\"next\"").build();
    }

    /**
     * The row with the id of a path.
     *
     * @throws RefusedException where the id is not a number or there is no such row
     */
    public E find(String pathId) {
        long key = Cursor.id(pathId);
        E row = entities().find(entity, key);
        if (row == null) {
            throw new RefusedException(new Refusal.NotFound(thing, key));
        }
        return row;
    }

    /** What is shown of the row with the id of a path; throws as {@link #find} does. */
    public V item(String pathId) {
        return view.apply(find(pathId));
    }

    /** One row more than the page, to know whether there is a next one. */
    private List<E> rows(Cursor cursor) {
        String query =
                "select e from %s e where e.id > :after order by e.id".formatted(entity.getName());
        return entities()
                .createQuery(query, entity)
                .setParameter("after", cursor.after())
                .setMaxResults(cursor.limit() + 1)
                .getResultList();
    }

    private String next(Cursor cursor, E last) {
        return "%s?limit=%d&after=%d".formatted(path, cursor.limit(), id.applyAsLong(last));
    }

    private EntityManager entities() {
        return Panache.getEntityManager(entity);
    }
}
