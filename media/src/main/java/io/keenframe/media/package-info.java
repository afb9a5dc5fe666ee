/** FFmpeg at its raw API, and nothing else: sources become frames, frames become parts, parts become a film. */
@NullMarked
package io.keenframe.media;

import org.jspecify.annotations.NullMarked;
