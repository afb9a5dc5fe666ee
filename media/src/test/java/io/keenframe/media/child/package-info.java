/** Tests of reading in a process of its own. */
@NullMarked
package io.keenframe.media.child;

import org.jspecify.annotations.NullMarked;
