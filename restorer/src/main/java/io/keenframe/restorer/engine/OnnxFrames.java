package io.keenframe.restorer.engine;

import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.restorer.pixel.PlaneScaler;
import io.keenframe.supir.onnx.ForeignModel;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Restores each frame by itself with any network for single pictures, such as Real-ESRGAN: RGB [1, 3, height, width] in
 * [0, 1] in, the same of any size out, which is then scaled to the size that was asked for.
 */
record OnnxFrames(ForeignModel network) implements FrameRestorer {
    /** The setting that names the file. */
    static final String MODEL = "model";

    static OnnxFrames open(EngineSettings settings, int threads) {
        try {
            return new OnnxFrames(ForeignModel.open(file(settings), 1, threads));
        } catch (IOException e) {
            throw new EngineSettingsException("engine onnx: " + e.getMessage(), e);
        }
    }

    /** The network's file. */
    private static Path file(EngineSettings settings) {
        String name = settings.parameters().get(MODEL);
        if (name == null) {
            throw new EngineSettingsException("engine onnx needs a network; name its file with --model");
        }
        return Path.of(name);
    }

    @Override
    public Frame restore(Frame frame, Size size, Sight sight, Progress progress) {
        Frame result = Stopwatch.timed(progress, "network", () -> PlaneScaler.scale(restored(frame), size));
        progress.diffused((long) size.width() * size.height());
        return result;
    }

    private Frame restored(Frame frame) {
        Tensor pixels = Pixels.toTensor(frame, frame.size());
        Tensor result = network.run(mapped(pixels, 0.5f, 0.5f));
        if (result.shape().length != 4 || result.size(1) != 3) {
            throw new EngineSettingsException(
                    "engine onnx: the network makes " + result + ", not a picture [1, 3, height, width]");
        }
        return Pixels.toFrame(mapped(result, 2, -1), frame);
    }

    private static Tensor mapped(Tensor pixels, float factor, float offset) {
        float[] values = new float[pixels.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = factor * pixels.values()[i] + offset;
        }
        return new Tensor(values, pixels.shape());
    }

    @Override
    public void cancel() {
        network.cancel();
    }

    @Override
    public void close() {
        network.close();
    }
}
