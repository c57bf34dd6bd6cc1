package dev.rialto.cdc;

import io.debezium.connector.postgresql.PgOid;
import io.debezium.connector.postgresql.UnchangedToastedReplicationMessageColumn;
import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.Types;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * Converts every column, in place of Debezium's own converters: those round, shift or leave out
 * values of some types, and give others another form in a snapshot than in the stream. Debezium
 * makes an instance by its name.
 */
@RegisterForReflection
public final class ExactValues implements CustomConverter<SchemaBuilder, RelationalColumn> {

    /** Names the schema of texts that are JSON already. */
    static final String JSON = "dev.rialto.json";

    /**
     * Begins a text that stands for a value that is not to be had, and says why. No text of
     * PostgreSQL's has this character.
     */
    static final char ABSENT = '\0';

    private static final String NOT_IN_LOG =
            "the log lacks an unchanged large value; the table needs REPLICA IDENTITY FULL";

    /** For Debezium. */
    public ExactValues() {}

    @Override
    public void configure(Properties settings) {}

    @Override
    public void converterFor(
            RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        ValueForm form = ValueForm.of(column.nativeType());
        if (column.jdbcType() == Types.ARRAY) {
            char delimiter = column.nativeType() == PgOid.BOX_ARRAY ? ';' : ',';
            registration.register(
                    new Nullable(Schema.Type.STRING, true),
                    value ->
                            convert(
                                    value,
                                    array -> ArrayJson.of(array.toString(), form, delimiter)));
        } else {
            registration.register(
                    new Nullable(form.type(), form.isJson()),
                    value -> convert(value, form::convert));
        }
    }

    private static Object convert(Object value, UnaryOperator<Object> form) {
        if (value == null) {
            return null;
        }
        if (UnchangedToastedReplicationMessageColumn.isUnchangedToastedValue(value)) {
            return ABSENT + NOT_IN_LOG;
        }
        try {
            return form.apply(value);
        } catch (RuntimeException e) {
            return ABSENT + "not of its type: " + e.getMessage();
        }
    }

    /**
     * A schema that lets anything be null and ignores the column's default, which Connect would
     * give for a null.
     */
    private static final class Nullable extends SchemaBuilder {

        Nullable(Schema.Type type, boolean json) {
            super(type);
            if (json) {
                name(JSON);
            }
        }

        @Override
        public boolean isOptional() {
            return true;
        }

        @Override
        public SchemaBuilder optional() {
            return this;
        }

        @Override
        public SchemaBuilder defaultValue(Object value) {
            return this;
        }
    }
}
