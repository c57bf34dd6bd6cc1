/**
 * Statistics as views over the shop's current rows: one topology whose first stage remembers each
 * row, so that a row's new version takes its old one back, and whose later stages answer one
 * question each. However the changes arrive (late, twice, corrected, deleted), a statistic ends as
 * the query over the tables would have it.
 */
package dev.rialto.analytics;
