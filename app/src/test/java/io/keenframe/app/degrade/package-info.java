@NullMarked
package io.keenframe.app.degrade;

import org.jspecify.annotations.NullMarked;
