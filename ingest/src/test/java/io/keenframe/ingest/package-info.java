/** The fakes of ingest's tests are checked for null as well. */
@NullMarked
package io.keenframe.ingest;

import org.jspecify.annotations.NullMarked;
