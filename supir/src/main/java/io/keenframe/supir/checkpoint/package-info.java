/** Checkpoint files of any format: recognised, checked against a model's needs, and told from changed ones. */
@NullMarked
package io.keenframe.supir.checkpoint;

import org.jspecify.annotations.NullMarked;
