package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/** An autoencoder in half precision, as far as that suffices. */
record CarefulAutoencoder(Careful<Autoencoder> both) implements Autoencoder {
    @Override
    public Tensor encode(Tensor pixels, Tensor noise) {
        return both.result(coder -> coder.encode(pixels, noise));
    }

    @Override
    public Tensor encodeRobust(Tensor pixels) {
        return both.result(coder -> coder.encodeRobust(pixels));
    }

    @Override
    public Tensor decode(Tensor latent) {
        return both.result(coder -> coder.decode(latent));
    }

    @Override
    public void release() {
        both.each(Autoencoder::release);
    }

    @Override
    public void close() {
        both.each(Autoencoder::close);
    }
}
