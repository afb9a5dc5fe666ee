/** Benchmarks: how fast it is here, each figure beside a baseline of the same run. */
@NullMarked
package io.keenframe.app.bench;

import org.jspecify.annotations.NullMarked;
