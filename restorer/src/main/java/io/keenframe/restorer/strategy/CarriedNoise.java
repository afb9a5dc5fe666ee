package io.keenframe.restorer.strategy;

import io.keenframe.contract.Size;
import io.keenframe.restorer.motion.Match;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The noise of a reference, carried along a frame's motion cell by cell, with fresh noise where nothing is carried. */
public final class CarriedNoise implements NoiseSource {
    private final Match match;
    private final Size result;
    private final int cell;
    private final NoiseSource reference;
    private final NoiseSource fresh;
    private @Nullable CellMap map;

    /**
     * The noise of a frame.
     *
     * @param result the size of the frame's result
     * @param cell pixels of the result along a side of a latent's cell
     * @param reference the noise that the reference is restored with
     * @param fresh the frame's own
     */
    public CarriedNoise(Match match, Size result, int cell, NoiseSource reference, NoiseSource fresh) {
        this.match = match;
        this.result = result;
        this.cell = cell;
        this.reference = reference;
        this.fresh = fresh;
    }

    @Override
    public Tensor draw(String stream, int... shape) {
        CellMap cells = cells(shape[2], shape[3]);
        Tensor from = reference.draw(stream, shape);
        float[] values = cells.isComplete()
                ? new float[from.values().length]
                : fresh.draw(stream, shape).values().clone();
        int[] sources = cells.sources();
        for (int at = 0; at < values.length; at++) {
            int source = sources[at % sources.length];
            if (source != CellMap.FRESH) {
                values[at] = from.values()[at / sources.length * sources.length + source];
            }
        }
        return new Tensor(values, shape);
    }

    private CellMap cells(int height, int width) {
        CellMap last = map;
        if (last == null || last.height() != height || last.width() != width) {
            last = CellMap.of(match, result, cell, height, width);
            map = last;
        }
        return last;
    }
}
