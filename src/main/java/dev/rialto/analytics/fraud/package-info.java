/**
 * The fraud rules as streams, from changes of orders, payments and customers to {@code
 * fraud_alerts}. Facts go to their customer; the orders of customers who share an address go on to
 * that address. Each stage keeps its subjects' facts and has the rules judge them anew.
 */
package dev.rialto.analytics.fraud;
