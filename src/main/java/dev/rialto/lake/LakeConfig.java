package dev.rialto.lake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;

/** What the lake holds, and how often it commits. */
@ConfigMapping(prefix = "rialto.lake")
public interface LakeConfig {

    /** The tables to keep; each needs a declaration in the lake. */
    @WithDefault("orders,customers")
    @NotEmpty
    List<String> tables();

    /** The longest that a change waits for the commit of its table. */
    @WithDefault("2s")
    Duration commitInterval();

    /** Changed rows that are committed without waiting; bounds the memory of a batch. */
    @WithDefault("50000")
    @Min(1)
    int commitRows();

    /** The folder of the tables in the bucket, without slashes at its ends. */
    @WithDefault("data_postgres")
    String root();
}
