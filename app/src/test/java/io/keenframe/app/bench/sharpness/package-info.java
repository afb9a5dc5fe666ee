@NullMarked
package io.keenframe.app.bench.sharpness;

import org.jspecify.annotations.NullMarked;
