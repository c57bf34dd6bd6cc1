package dev.rialto.lake;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a vacuum removed.
 *
 * @param files data files
 * @param bytes their size
 */
@RegisterForReflection
public record RemovedFiles(int files, long bytes) {}
