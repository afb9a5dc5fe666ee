/** What a user sees of a job while it runs, as a line or as JSON. */
@NullMarked
package io.keenframe.app.progress;

import org.jspecify.annotations.NullMarked;
