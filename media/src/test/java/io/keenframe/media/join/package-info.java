/** Tests of the media module, and what they are made with. */
@NullMarked
package io.keenframe.media.join;

import org.jspecify.annotations.NullMarked;
