/** Tests of what is recorded for archives. */
@NullMarked
package io.keenframe.app.archive;

import org.jspecify.annotations.NullMarked;
