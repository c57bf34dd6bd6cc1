/**
 * Carries what the fraud rules found to where somebody looks: a file, a webhook. At least once, in
 * the order of the topic's partitions; a receiver tells a repetition by its id.
 */
package dev.rialto.alerts;
