/** What holds of parts, their manifest and the film that they become. */
@NullMarked
package io.keenframe.reassembler;

import org.jspecify.annotations.NullMarked;
