/** The engines: what turns a group of frames into restored frames. */
@NullMarked
package io.keenframe.restorer.engine;

import org.jspecify.annotations.NullMarked;
