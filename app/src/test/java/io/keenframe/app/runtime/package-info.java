/** What the runtime promises, held against memory and against the real broker. */
@NullMarked
package io.keenframe.app.runtime;

import org.jspecify.annotations.NullMarked;
