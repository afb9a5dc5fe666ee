@NullMarked
package io.keenframe.supir.onnx;

import org.jspecify.annotations.NullMarked;
