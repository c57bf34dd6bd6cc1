/**
 * Carries what the fraud rules found to where somebody looks: Slack, Discord, a webhook, a file. At
 * least once, in the order of the topic's partitions, each target at its own pace; a receiver tells
 * a repetition by its id.
 */
package dev.rialto.alerts;
