package io.keenframe.app.bench;

/**
 * One thing that was measured.
 *
 * @param name what it is
 * @param value how much of it
 * @param unit of what; empty for a ratio
 */
public record Figure(String name, double value, String unit) {}
