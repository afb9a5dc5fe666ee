/** Tests of {@code io.keenframe.app.job}. */
@NullMarked
package io.keenframe.app.job;

import org.jspecify.annotations.NullMarked;
