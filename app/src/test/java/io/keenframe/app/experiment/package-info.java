@NullMarked
package io.keenframe.app.experiment;

import org.jspecify.annotations.NullMarked;
