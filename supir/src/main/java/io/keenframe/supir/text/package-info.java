/** Prompts to the token ids that the text towers read. */
@NullMarked
package io.keenframe.supir.text;

import org.jspecify.annotations.NullMarked;
