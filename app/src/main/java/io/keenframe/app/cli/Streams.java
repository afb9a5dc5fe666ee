package io.keenframe.app.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out what it was asked for
 * @param err what it has to say about that
 */
record Streams(PrintStream out, PrintStream err) {}
