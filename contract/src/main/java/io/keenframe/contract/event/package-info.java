/** The jobs log: its events, and the fold that turns them into the state of a job. */
@NullMarked
package io.keenframe.contract.event;

import org.jspecify.annotations.NullMarked;
