/** Tests of the engines. */
@NullMarked
package io.keenframe.restorer.engine;

import org.jspecify.annotations.NullMarked;
