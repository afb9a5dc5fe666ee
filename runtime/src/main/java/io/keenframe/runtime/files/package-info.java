/** The folders that Keenframe keeps on disk. */
@NullMarked
package io.keenframe.runtime.files;

import org.jspecify.annotations.NullMarked;
