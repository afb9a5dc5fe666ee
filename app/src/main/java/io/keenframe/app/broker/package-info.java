/** Kafka's own broker inside this process, where the user has no cluster. */
@NullMarked
package io.keenframe.app.broker;

import org.jspecify.annotations.NullMarked;
