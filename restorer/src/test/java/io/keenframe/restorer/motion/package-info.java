/** Tests of the motion package. */
@NullMarked
package io.keenframe.restorer.motion;

import org.jspecify.annotations.NullMarked;
