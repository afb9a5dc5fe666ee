/** Samples in memory: FFmpeg's pixel formats and colours, and ours. */
@NullMarked
package io.keenframe.media.pixel;

import org.jspecify.annotations.NullMarked;
