package dev.rialto.lake;

import java.time.Instant;

/** An object of a bucket, as a list tells of it. */
record StoredObject(String name, long size, Instant modified) {}
