/** FFmpeg's files, streams and graphs, as the rest of media needs them. */
@NullMarked
package io.keenframe.media.av;

import org.jspecify.annotations.NullMarked;
