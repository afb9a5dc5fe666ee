/** A job from its command to its result: its name, its files, its services and its resumption. */
@NullMarked
package io.keenframe.app.job;

import org.jspecify.annotations.NullMarked;
