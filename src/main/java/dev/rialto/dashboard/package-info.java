/**
 * What the statistics topics say, for people: a bounded read model in memory, fed straight from
 * Kafka, and over it JSON, server-sent events and one page. Every process has a model of its own,
 * so any number of them can stand behind one address.
 */
package dev.rialto.dashboard;
