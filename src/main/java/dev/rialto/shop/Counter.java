package dev.rialto.shop;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Where the rows of a list are handed over one by one: shown, made, changed and deleted.
 *
 * @param <E> a row
 * @param <D> what is shown of it
 */
public final class Counter<E, D> {

    private final Desk desk;
    private final Listing<E> listing;
    private final Function<String, E> lock;
    private final Function<E, D> detail;

    public Counter(Desk desk, Listing<E> listing, Function<E, D> detail) {
        this(desk, listing, listing::lock, detail);
    }

    /** Where a row is shown as it is. */
    public static <E> Counter<E, E> of(Desk desk, Listing<E> listing) {
        return new Counter<>(desk, listing, Function.identity());
    }

    /**
     * @param lock the row with the id of a path, locked; for rows that must not be locked first
     */
    public Counter(Desk desk, Listing<E> listing, Function<String, E> lock, Function<E, D> detail) {
        this.desk = desk;
        this.listing = listing;
        this.lock = lock;
        this.detail = detail;
    }

    /**
     * The row with the id of a path; 304 where the caller has it already.
     *
     * @param known the header {@code If-None-Match}, or null
     * @throws RefusedException where there is no such row for the caller
     */
    public RestResponse<D> show(String pathId, String known) {
        return shown(listing.find(pathId), known);
    }

    /** A row that was found otherwise; 304 where the caller has it already. */
    public RestResponse<D> shown(E row, String known) {
        D shown = detail.apply(row);
        String etag = desk.etags().of(shown);
        var response =
                known != null && Etags.contains(known.replace("W/", ""), etag)
                        ? ResponseBuilder.<D>notModified()
                        : ResponseBuilder.ok(shown);
        return response.header("ETag", etag).build();
    }

    /** Makes a row: 201, and where it is. */
    public RestResponse<D> make(WriteHeaders headers, Object body, Supplier<E> write) {
        return desk.writes().once(headers, body, () -> made(write.get())).response();
    }

    /** Makes a row of another list for the row with the id of a path; refused as a change is. */
    public <F, V> RestResponse<V> makeFor(
            String pathId,
            ChangeHeaders headers,
            Object body,
            Function<E, F> write,
            Counter<F, V> other) {
        return desk.writes()
                .once(headers, body, () -> other.made(write.apply(matching(pathId, headers))))
                .response();
    }

    /**
     * Changes the row with the id of a path, locked meanwhile, so that of two writers who saw the
     * same state one is told.
     *
     * @throws RefusedException where there is no such row for the caller, or {@code If-Match} is
     *     stale
     */
    public RestResponse<D> change(
            String pathId, ChangeHeaders headers, Object body, Consumer<E> write) {
        return desk.writes()
                .once(
                        headers,
                        body,
                        () -> {
                            E row = matching(pathId, headers);
                            write.accept(row);
                            return answer(200, null, listing.again(row));
                        })
                .response();
    }

    /** Deletes a row: 204; refused as a change is. */
    public RestResponse<Void> delete(String pathId, ChangeHeaders headers, Consumer<E> write) {
        return desk.writes()
                .<Void>once(
                        headers,
                        null,
                        () -> {
                            write.accept(matching(pathId, headers));
                            return new Answer<>(204, null, null, null);
                        })
                .response();
    }

    /**
     * The row with the id of a path, locked by the transaction of a write.
     *
     * @throws RefusedException where there is no such row for the caller, or {@code If-Match} is
     *     stale
     */
    private E matching(String pathId, ChangeHeaders headers) {
        E row = lock.apply(pathId);
        if (headers.ifMatch != null
                && !Etags.contains(headers.ifMatch, desk.etags().of(detail.apply(row)))) {
            throw new RefusedException(new Refusal.Stale());
        }
        return row;
    }

    private Answer<D> made(E row) {
        return answer(201, listing.location(row), row);
    }

    private Answer<D> answer(int status, String location, E row) {
        D shown = detail.apply(row);
        return new Answer<>(status, location, desk.etags().of(shown), shown);
    }
}
