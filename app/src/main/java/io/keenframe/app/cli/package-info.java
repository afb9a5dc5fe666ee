/** The command line: what may be typed, what it means, and how a mistake is answered. */
@NullMarked
package io.keenframe.app.cli;

import org.jspecify.annotations.NullMarked;
