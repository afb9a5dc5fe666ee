/** Tests of the pixels. */
@NullMarked
package io.keenframe.restorer.pixel;

import org.jspecify.annotations.NullMarked;
