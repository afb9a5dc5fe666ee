/** What makes a result fit for an archive: hashes of everything, how it was made, and a later look at all of it. */
@NullMarked
package io.keenframe.app.archive;

import org.jspecify.annotations.NullMarked;
