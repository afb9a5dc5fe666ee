/** The cluster as a few lists in memory, for tests and for trying a service alone. */
@NullMarked
package io.keenframe.runtime.memory;

import org.jspecify.annotations.NullMarked;
