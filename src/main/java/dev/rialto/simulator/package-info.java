/**
 * Shoppers. What they do next is decided by a pure, seeded state machine; the crowd lets them do it
 * through the shop's use cases, the same that REST calls.
 */
package dev.rialto.simulator;
