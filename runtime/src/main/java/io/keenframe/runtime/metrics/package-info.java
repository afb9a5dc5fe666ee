/** What can be measured of a process, all declared in one place. */
@NullMarked
package io.keenframe.runtime.metrics;

import org.jspecify.annotations.NullMarked;
