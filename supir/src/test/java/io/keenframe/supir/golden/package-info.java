/** Small random models and everything the published code computes with them. */
@NullMarked
package io.keenframe.supir.golden;

import org.jspecify.annotations.NullMarked;
