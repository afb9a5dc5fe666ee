/** The service that decodes a source, finds its shots and references, and publishes its frames. */
@NullMarked
package io.keenframe.ingest;

import org.jspecify.annotations.NullMarked;
