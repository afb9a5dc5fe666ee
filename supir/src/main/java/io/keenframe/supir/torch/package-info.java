/** Checkpoints that PyTorch wrote, read in place by a pickle reader that can build nothing but tensors. */
@NullMarked
package io.keenframe.supir.torch;

import org.jspecify.annotations.NullMarked;
