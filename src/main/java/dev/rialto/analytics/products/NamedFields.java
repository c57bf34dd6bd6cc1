package dev.rialto.analytics.products;

import com.fasterxml.jackson.core.JsonParser;
import dev.rialto.analytics.change.ChangeReader;
import java.io.IOException;

/** The name of a row of {@code products} or {@code categories}, and a product's category. */
final class NamedFields implements ChangeReader.Row {

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
    public void field(String field, JsonParser value) throws IOException {
        if (field.equals("name")) {
            name = value.getText();
        } else if (field.equals("category_id")) {
            category = value.getLongValue();
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
