/** Clips by settings: runs them, measures the results against the truth, and shows them side by side. */
@NullMarked
package io.keenframe.app.experiment;

import org.jspecify.annotations.NullMarked;
