/** What moved where between two frames, and how far that is to be believed. */
@NullMarked
package io.keenframe.restorer.motion;

import org.jspecify.annotations.NullMarked;
