/** ONNX Runtime's natives for NVIDIA cards: fetched, found and removed. */
@NullMarked
package io.keenframe.app.gpu;

import org.jspecify.annotations.NullMarked;
