/** ONNX graphs written here, node by node, and the ONNX Runtime sessions that run them. */
@NullMarked
package io.keenframe.supir.onnx;

import org.jspecify.annotations.NullMarked;
