/** Measures of sharpness, held against shots whose blur is known. */
@NullMarked
package io.keenframe.app.bench.sharpness;

import org.jspecify.annotations.NullMarked;
