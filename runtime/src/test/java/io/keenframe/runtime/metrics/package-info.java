@NullMarked
package io.keenframe.runtime.metrics;

import org.jspecify.annotations.NullMarked;
