/**
 * {@code rialto verify}: holds the change topics, the statistics, the fraud alerts and the lake
 * against the shop's tables, row by row, window by window and alert by alert, while the shoppers
 * pause.
 */
package dev.rialto.audit;
