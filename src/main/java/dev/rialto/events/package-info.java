/**
 * What flows on topics: topic names, row changes, statistics and alerts, and how they are written
 * down as JSON. The only code that roles share, and the only place that knows Debezium's envelope
 * or a topic's name.
 */
package dev.rialto.events;
