@NullMarked
package io.keenframe.app.gpu;

import org.jspecify.annotations.NullMarked;
