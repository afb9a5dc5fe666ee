/** Pixels in float: frames to the model's RGB and back, and planes to other sizes. */
@NullMarked
package io.keenframe.restorer.pixel;

import org.jspecify.annotations.NullMarked;
