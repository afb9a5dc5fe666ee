/** The cluster as a Kafka cluster; the only code of the services that knows Kafka. */
@NullMarked
package io.keenframe.runtime.kafka;

import org.jspecify.annotations.NullMarked;
