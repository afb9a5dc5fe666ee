/** Frames as bytes: planes of samples, what they mean, and their lossless encoding. */
@NullMarked
package io.keenframe.contract.frame;

import org.jspecify.annotations.NullMarked;
