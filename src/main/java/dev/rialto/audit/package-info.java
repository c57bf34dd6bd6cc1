/**
 * {@code rialto verify}: holds the change topics, the statistics and the lake against the shop's
 * tables, row by row and window by window, while the shoppers pause.
 */
package dev.rialto.audit;
