package dev.rialto.shop;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Some rows of a list, in the order of their keys.
 *
 * @param next the path of the next page; null on the last one
 */
@RegisterForReflection
public record Page<V>(List<V> items, String next) {

    /** Takes a copy of the rows. */
    public Page {
        items = List.copyOf(items);
    }
}
