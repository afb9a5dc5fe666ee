/** Sources become frames. */
@NullMarked
package io.keenframe.media.read;

import org.jspecify.annotations.NullMarked;
