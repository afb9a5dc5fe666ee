/** Tests of the restorer's service, with fakes of what it is connected to. */
@NullMarked
package io.keenframe.restorer;

import org.jspecify.annotations.NullMarked;
