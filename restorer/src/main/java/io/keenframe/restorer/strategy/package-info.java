/** How a frame's reference is used: pure functions of the frame, the reference and the motion between them. */
@NullMarked
package io.keenframe.restorer.strategy;

import org.jspecify.annotations.NullMarked;
