/** The sizes of the networks, as a model's config.json states them. */
@NullMarked
package io.keenframe.supir.config;

import org.jspecify.annotations.NullMarked;
