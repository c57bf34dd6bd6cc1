/** The one place that starts the enabled roles, closes them in reverse, and tells their health. */
package dev.rialto.app;
