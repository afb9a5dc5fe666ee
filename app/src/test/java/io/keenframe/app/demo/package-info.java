/** Tests of {@code io.keenframe.app.demo}. */
@NullMarked
package io.keenframe.app.demo;

import org.jspecify.annotations.NullMarked;
