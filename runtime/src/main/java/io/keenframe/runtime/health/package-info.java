/** Whether a process is well, told over HTTP. */
@NullMarked
package io.keenframe.runtime.health;

import org.jspecify.annotations.NullMarked;
