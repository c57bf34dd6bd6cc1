/** Fraud rules, from order changes to {@code fraud_alerts}. */
package dev.rialto.analytics.fraud;
