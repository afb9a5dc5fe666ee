/** The entry point, and what prepares the process for the natives it loads. */
@NullMarked
package io.keenframe.app;

import org.jspecify.annotations.NullMarked;
