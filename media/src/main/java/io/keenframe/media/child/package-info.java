/** Reads untrusted media in a process of its own, within limits. */
@NullMarked
package io.keenframe.media.child;

import org.jspecify.annotations.NullMarked;
