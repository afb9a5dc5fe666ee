@NullMarked
package io.keenframe.runtime.kafka;

import org.jspecify.annotations.NullMarked;
