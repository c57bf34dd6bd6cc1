package dev.rialto.kernel;

/**
 * How all simulators of all processes are held: whoever has this advisory lock of PostgreSQL
 * exclusively ({@code pg_advisory_lock}) holds them. Each simulator asks a few times a second for a
 * share of it ({@code pg_try_advisory_xact_lock_shared}) and begins no action while it is refused.
 * The lock ends with its holder's connection, so a dead holder holds nobody.
 */
public final class SimulatorPause {

    /** The lock's key, the same in every version of Rialto. */
    public static final long LOCK = 0x7269_616c_746f_0001L; // "rialto", 1

    private SimulatorPause() {}
}
