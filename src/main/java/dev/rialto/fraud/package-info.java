/**
 * What counts as fraud: rules as pure functions of facts in event time, their versions on a topic,
 * and what operators do with them. Knows no stream; whoever has facts can ask.
 */
package dev.rialto.fraud;
