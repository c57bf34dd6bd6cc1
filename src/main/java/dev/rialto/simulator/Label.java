package dev.rialto.simulator;

/**
 * That something is fraud.
 *
 * @param episode the same for all that belongs together
 */
record Label(Fraud kind, String episode) {}
