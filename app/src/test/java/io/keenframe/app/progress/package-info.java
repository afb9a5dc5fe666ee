/** Tests of {@code io.keenframe.app.progress}. */
@NullMarked
package io.keenframe.app.progress;

import org.jspecify.annotations.NullMarked;
