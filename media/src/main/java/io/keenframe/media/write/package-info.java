/** Frames become parts, each a closed piece of the result. */
@NullMarked
package io.keenframe.media.write;

import org.jspecify.annotations.NullMarked;
