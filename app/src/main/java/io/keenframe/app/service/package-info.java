/** One service alone in its process, working for a cluster. */
@NullMarked
package io.keenframe.app.service;

import org.jspecify.annotations.NullMarked;
