package dev.rialto.lake;

import dev.rialto.settings.Bounded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.Converter;

/** What the lake holds, and how often it commits. */
@ConfigMapping(prefix = "rialto.lake")
public interface LakeConfig {

    /** The shop's database, which knows the tables' columns, as a JDBC address. */
    String url();

    /** A user who may connect to it. */
    String user();

    /** That user's password. */
    String password();

    /** The tables to keep. */
    @WithDefault("${rialto.cdc.tables}")
    List<String> tables();

    /** Columns that must not get into the lake, as {@code table.column}. */
    @WithDefault("${rialto.cdc.excluded-columns}")
    Set<String> excludedColumns();

    /** The longest that a change waits for the commit of its table. */
    @WithDefault("2s")
    Duration commitInterval();

    /** Changed rows that are committed without waiting; bounds the memory of a batch. */
    @WithDefault("50000")
    @WithConverter(Bounded.Count.class)
    int commitRows();

    /**
     * Rows that a data file has at most: more mean fewer files, and more to write for an update.
     */
    @WithDefault("50000")
    @WithConverter(FileRows.class)
    int fileRows();

    /** How long former versions of a table can be read, and their files take space. */
    @WithDefault("1h")
    @WithConverter(Retention.class)
    Duration retention();

    /** How often small files are merged, and what nobody needs is removed. */
    @WithDefault("5m")
    @WithConverter(Bounded.Seconds.class)
    Duration upkeepInterval();

    /** The folder of the tables in the bucket, without slashes at its ends. */
    @WithDefault("data_postgres")
    String root();

    /** Rows of a file, which are not worth one where they are few. */
    final class FileRows implements Converter<Integer> {

        @Override
        public Integer convert(String setting) {
            return Bounded.whole(setting, 1_000, Integer.MAX_VALUE);
        }
    }

    /** How long versions stay: as long at least as a query takes that reads one. */
    final class Retention implements Converter<Duration> {

        @Override
        public Duration convert(String setting) {
            return Bounded.span(setting, Duration.ofMinutes(10));
        }
    }
}
