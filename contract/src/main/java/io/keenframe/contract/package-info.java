/** What flows between the services: jobs and their settings, tickets, topic names. */
@NullMarked
package io.keenframe.contract;

import org.jspecify.annotations.NullMarked;
