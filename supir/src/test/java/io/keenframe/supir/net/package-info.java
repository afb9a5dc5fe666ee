@NullMarked
package io.keenframe.supir.net;

import org.jspecify.annotations.NullMarked;
