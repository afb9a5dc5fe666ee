/** Tests of the strategy package. */
@NullMarked
package io.keenframe.restorer.strategy;

import org.jspecify.annotations.NullMarked;
