package dev.rialto.lake;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.rialto.lake.Column.Decimal;
import dev.rialto.lake.Column.Plain;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** A table's columns as its data files write them. */
final class ParquetShape {

    /** Decimals of so many digits are 32-bit integers. */
    static final int INT_DIGITS = 9;

    /** Decimals of so many digits are 64-bit integers. */
    static final int LONG_DIGITS = 18;

    /** Wider decimals are integers of so many bytes, big end first. */
    static final int WIDE_BYTES = 16;

    private ParquetShape() {}

    static MessageType of(LakeTable table) {
        return new MessageType(
                table.name(), table.columns().stream().map(ParquetShape::field).toList());
    }

    private static Type field(Column column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return field(column.type(), repetition).named(column.name());
    }

    private static Types.PrimitiveBuilder<PrimitiveType> field(
            Column.Type type, Repetition repetition) {
        return switch (type) {
            case Plain.INTEGER -> Types.primitive(INT32, repetition);
            case Plain.LONG -> Types.primitive(INT64, repetition);
            case Plain.STRING -> Types.primitive(BINARY, repetition).as(stringType());
            case Plain.BOOLEAN -> Types.primitive(BOOLEAN, repetition);
            case Plain.DATE -> Types.primitive(INT32, repetition).as(dateType());
            case Plain.TIMESTAMP ->
                    Types.primitive(INT64, repetition).as(timestampType(false, TimeUnit.MICROS));
            case Plain.DOUBLE -> Types.primitive(DOUBLE, repetition);
            case Plain.FLOAT -> Types.primitive(FLOAT, repetition);
            case Plain.BINARY -> Types.primitive(BINARY, repetition);
            case Decimal decimal -> decimal(decimal, repetition);
        };
    }

    private static Types.PrimitiveBuilder<PrimitiveType> decimal(
            Decimal type, Repetition repetition) {
        LogicalTypeAnnotation logical = decimalType(type.scale(), type.precision());
        if (type.precision() <= INT_DIGITS) {
            return Types.primitive(INT32, repetition).as(logical);
        }
        return type.precision() <= LONG_DIGITS
                ? Types.primitive(INT64, repetition).as(logical)
                : Types.primitive(FIXED_LEN_BYTE_ARRAY, repetition).length(WIDE_BYTES).as(logical);
    }

    /** The bytes of a wide decimal. */
    static byte[] wide(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] wide = new byte[WIDE_BYTES];
        int start = wide.length - digits.length;
        Arrays.fill(wide, 0, start, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, wide, start, digits.length);
        return wide;
    }
}
