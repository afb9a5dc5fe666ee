/** Dense float arrays and the safetensors files they come from. */
@NullMarked
package io.keenframe.supir.tensor;

import org.jspecify.annotations.NullMarked;
