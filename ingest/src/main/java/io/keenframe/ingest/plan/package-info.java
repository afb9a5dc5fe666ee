/** From frames to groups: cuts, sharpness, references. Pure; nothing here decodes, waits or sends. */
@NullMarked
package io.keenframe.ingest.plan;

import org.jspecify.annotations.NullMarked;
