package dev.rialto.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Writes Parquet into memory, without Hadoop. */
final class ParquetBytes {

    private static final int SIZE = 32 << 10;

    private ParquetBytes() {}

    /** A file of these records. */
    static <T> byte[] of(Iterable<T> records, WriteSupport<T> support) {
        MemoryFile file = new MemoryFile(SIZE);
        try (ParquetWriter<T> writer = new Builder<>(file, support).build()) {
            for (T each : records) {
                writer.write(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory", e);
        }
        return file.bytes();
    }

    private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

        private final WriteSupport<T> support;

        Builder(OutputFile file, WriteSupport<T> support) {
            super(file);
            this.support = support;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new ZstdCodec());
            withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Builder<T> self() {
            return this;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<T> getWriteSupport(Configuration configuration) {
            throw new UnsupportedOperationException("Hadoop's configuration");
        }
    }
}
