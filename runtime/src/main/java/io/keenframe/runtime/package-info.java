/** How it flows: the cluster that frames, tickets and events go through, and the queues in between. */
@NullMarked
package io.keenframe.runtime;

import org.jspecify.annotations.NullMarked;
