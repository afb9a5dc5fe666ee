/** The networks of SUPIR: autoencoder, text towers and noise predictor, with tensors in and tensors out. */
@NullMarked
package io.keenframe.supir.net;

import org.jspecify.annotations.NullMarked;
