/** PyTorch's files, sound and otherwise. */
@org.jspecify.annotations.NullMarked
package io.keenframe.supir.torch;
