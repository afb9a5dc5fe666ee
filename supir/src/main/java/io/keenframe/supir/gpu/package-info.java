/** The cards of a machine, what networks on them need, and which of them is chosen. */
@NullMarked
package io.keenframe.supir.gpu;

import org.jspecify.annotations.NullMarked;
