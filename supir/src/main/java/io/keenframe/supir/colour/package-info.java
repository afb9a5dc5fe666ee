/** Fixes that give a restored picture the colours of the picture it was restored from. */
@NullMarked
package io.keenframe.supir.colour;

import org.jspecify.annotations.NullMarked;
