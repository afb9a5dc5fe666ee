@NullMarked
package io.keenframe.runtime;

import org.jspecify.annotations.NullMarked;
