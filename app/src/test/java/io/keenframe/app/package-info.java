/** Tests of {@code io.keenframe.app}. */
@NullMarked
package io.keenframe.app;

import org.jspecify.annotations.NullMarked;
