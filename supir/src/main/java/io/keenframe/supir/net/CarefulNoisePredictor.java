package io.keenframe.supir.net;

import io.keenframe.supir.tensor.Tensor;

/** A noise predictor in half precision, as far as that suffices. */
record CarefulNoisePredictor(NoisePredictor half, Lazy<NoisePredictor> single) implements NoisePredictor {
    @Override
    public Prepared prepare(Condition condition) {
        return new Told(new Careful<>(
                "the U-Net", half.prepare(condition), () -> single.value().prepare(condition)));
    }

    @Override
    public void release() {
        half.release();
        single.ifMade(NoisePredictor::release);
    }

    @Override
    public void close() {
        half.close();
        single.ifMade(NoisePredictor::close);
    }

    private record Told(Careful<Prepared> both) implements Prepared {
        @Override
        public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale) {
            return both.result(prepared -> prepared.predict(scaledX, timestep, hint, controlScale));
        }

        @Override
        public Tensor predict(Tensor scaledX, int timestep, Tensor hint, float controlScale, Seen reference) {
            return both.result(prepared -> prepared.predict(scaledX, timestep, hint, controlScale, reference));
        }

        @Override
        public void close() {
            both.each(Prepared::close);
        }
    }
}
