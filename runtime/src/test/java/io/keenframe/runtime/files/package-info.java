@NullMarked
package io.keenframe.runtime.files;

import org.jspecify.annotations.NullMarked;
