/** Checkpoints made by chance, for tests. */
@org.jspecify.annotations.NullMarked
package io.keenframe.supir.checkpoint;
