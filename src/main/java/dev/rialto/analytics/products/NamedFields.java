package dev.rialto.analytics.products;

import dev.rialto.analytics.change.ChangeReader;
import dev.rialto.events.JsonCursor;

/** The name of a row of {@code products} or {@code categories}, and a product's category. */
final class NamedFields implements ChangeReader.Row {

    private static final byte[] NAME_COLUMN = JsonCursor.name("name");
    private static final byte[] CATEGORY_ID_COLUMN = JsonCursor.name("category_id");

    private final ProductsInput.Kind kind;
    private String name;
    private Long category;

    NamedFields(ProductsInput.Kind kind) {
        this.kind = kind;
    }

    @Override
    public void clear() {
        name = null;
        category = null;
    }

    @Override
    public void field(JsonCursor field) {
        if (field.is(NAME_COLUMN)) {
            name = field.text();
        } else if (field.is(CATEGORY_ID_COLUMN)) {
            category = field.integer();
        }
    }

    @Override
    public boolean isWhole() {
        return name != null && category != null;
    }

    ProductsInput.Named named() {
        return new ProductsInput.Named(kind, name, category);
    }
}
