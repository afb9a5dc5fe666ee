/** Whole runs of the program on clips that it draws itself. */
@NullMarked
package io.keenframe.app.it;

import org.jspecify.annotations.NullMarked;
