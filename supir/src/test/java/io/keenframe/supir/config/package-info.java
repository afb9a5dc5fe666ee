@NullMarked
package io.keenframe.supir.config;

import org.jspecify.annotations.NullMarked;
