/** Tickets to pixels: the service that restores groups of frames. */
@NullMarked
package io.keenframe.restorer;

import org.jspecify.annotations.NullMarked;
