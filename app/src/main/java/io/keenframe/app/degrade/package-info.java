/** What cameras, film and compression do to pictures, done to clean ones: films whose truth is known. */
@NullMarked
package io.keenframe.app.degrade;

import org.jspecify.annotations.NullMarked;
