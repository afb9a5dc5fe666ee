/** A small clip that is drawn, degraded, restored and compared, so that everybody can see what Keenframe does. */
@NullMarked
package io.keenframe.app.demo;

import org.jspecify.annotations.NullMarked;
