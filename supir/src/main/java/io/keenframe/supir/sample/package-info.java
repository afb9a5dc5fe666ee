/** SUPIR's samplers as pure functions: latents, a denoiser and noise in, a clean latent out. */
@NullMarked
package io.keenframe.supir.sample;

import org.jspecify.annotations.NullMarked;
