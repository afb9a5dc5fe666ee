/** Films whose frames hold two fields: how that is told, and how whole pictures are made of them. */
@NullMarked
package io.keenframe.media.fields;

import org.jspecify.annotations.NullMarked;
