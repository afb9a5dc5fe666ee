@NullMarked
package io.keenframe.supir.gpu;

import org.jspecify.annotations.NullMarked;
