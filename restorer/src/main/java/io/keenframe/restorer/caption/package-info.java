/** Captions of shots, asked of a vision-language server. */
@NullMarked
package io.keenframe.restorer.caption;

import org.jspecify.annotations.NullMarked;
