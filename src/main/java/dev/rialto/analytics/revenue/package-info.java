/** Revenue by window of event time, from order changes to {@code statistics_revenue}. */
package dev.rialto.analytics.revenue;
