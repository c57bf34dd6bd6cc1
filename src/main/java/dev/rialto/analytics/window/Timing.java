package dev.rialto.analytics.window;

/**
 * When windows are closed and forgotten; times in milliseconds.
 *
 * @param lateness after its end until a window is marked closed
 * @param retention before the watermark until a window is forgotten
 */
public record Timing(WindowSizes sizes, long lateness, long retention) {}
