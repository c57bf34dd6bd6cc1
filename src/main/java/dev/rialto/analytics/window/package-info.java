/** Windows of event time: their sizes, which are to be published, which are closed or expired. */
package dev.rialto.analytics.window;
