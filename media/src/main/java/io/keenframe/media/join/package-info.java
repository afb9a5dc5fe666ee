/** Parts, and everything else of the source, become a film. */
@NullMarked
package io.keenframe.media.join;

import org.jspecify.annotations.NullMarked;
