/** Tests of captions. */
@NullMarked
package io.keenframe.restorer.caption;

import org.jspecify.annotations.NullMarked;
