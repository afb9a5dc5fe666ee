/** The detection of cuts, held against films whose edits are known. */
@NullMarked
package io.keenframe.app.bench.cuts;

import org.jspecify.annotations.NullMarked;
