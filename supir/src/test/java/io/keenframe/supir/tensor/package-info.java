@NullMarked
package io.keenframe.supir.tensor;

import org.jspecify.annotations.NullMarked;
