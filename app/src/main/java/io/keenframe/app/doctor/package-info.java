/** What a machine has of what Keenframe needs, and how to get the rest. */
@NullMarked
package io.keenframe.app.doctor;

import org.jspecify.annotations.NullMarked;
