@NullMarked
package io.keenframe.runtime.health;

import org.jspecify.annotations.NullMarked;
