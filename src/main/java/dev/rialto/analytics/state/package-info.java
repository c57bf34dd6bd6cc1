/**
 * How the topology remembers: rows in chunks, ids in sets, numbers packed small, and the moment
 * before a commit at which what was summed in memory is written and passed on.
 */
package dev.rialto.analytics.state;
