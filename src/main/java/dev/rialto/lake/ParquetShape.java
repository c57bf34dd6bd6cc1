package dev.rialto.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** A table's columns as its data files write them. */
final class ParquetShape {

    private ParquetShape() {}

    static MessageType of(LakeTable table) {
        return new MessageType(
                table.name(),
                table.columns().stream()
                        .<org.apache.parquet.schema.Type>map(ParquetShape::field)
                        .toList());
    }

    private static PrimitiveType field(Column column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return switch (column.type()) {
            case LONG -> Types.primitive(INT64, repetition).named(column.name());
            case DECIMAL ->
                    Types.primitive(INT64, repetition)
                            .as(decimalType(Column.SCALE, Column.PRECISION))
                            .named(column.name());
            case STRING ->
                    Types.primitive(BINARY, repetition).as(stringType()).named(column.name());
            case TIMESTAMP ->
                    Types.primitive(INT64, repetition)
                            .as(timestampType(false, TimeUnit.MICROS))
                            .named(column.name());
        };
    }
}
