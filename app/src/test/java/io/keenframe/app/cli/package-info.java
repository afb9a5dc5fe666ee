/** Tests of {@code io.keenframe.app.cli}. */
@NullMarked
package io.keenframe.app.cli;

import org.jspecify.annotations.NullMarked;
