/** The service that puts restored frames in order, encodes them in parts, and joins the parts into the result. */
@NullMarked
package io.keenframe.reassembler;

import org.jspecify.annotations.NullMarked;
