package io.keenframe.app.bench;

import io.keenframe.supir.Bundle;
import io.keenframe.supir.Supir;
import io.keenframe.supir.gpu.Cards;
import io.keenframe.supir.net.Autoencoder;
import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.net.Workload;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A bundle's networks on a device, a guided step and the autoencoder's passes at growing sizes, against the device's own
 * matrix rate; on a card also against the processors' results.
 *
 * @param bundle the model
 * @param device what its networks run on
 */
public record DeviceBenchmark(Bundle bundle, Device device) implements Benchmark {
    private static final int[] SIDES_ON_CARD = {512, 1024, 1536};
    private static final int[] SIDES = {512};
    private static final int TIMES = 3;

    @Override
    public String name() {
        return "device";
    }

    @Override
    public String description() {
        return bundle.name() + " on " + device + ", milliseconds a guided step and a pass of the autoencoder, and their"
                + " share of the matrix rate";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        Execution execution = execution(device);
        double step = MatrixRate.of(execution).perSecond();
        double pass = MatrixRate.of(execution.in(Precision.SINGLE)).perSecond();
        found.accept(new Figure("matrix rate, of steps", step / 1e12, "TFLOP/s"));
        found.accept(new Figure("matrix rate, of passes", pass / 1e12, "TFLOP/s"));
        long before = used();
        try (Networks networks = Supir.networks(bundle, List.of(), execution)) {
            for (int side : sides()) {
                new Sized(networks, side).measure(step, pass, found);
                found.accept(new Figure("memory at " + side, (used() - before) / 1e6, "MB"));
                networks.release();
            }
            if (device.card().isPresent()) {
                departures(networks, sides()[0]).forEach(found);
            }
        }
    }

    private int[] sides() {
        int[] sides = device.card().isPresent() ? SIDES_ON_CARD : SIDES;
        int multiple = bundle.config().pixelMultiple();
        return IntStream.of(sides).map(side -> side / multiple * multiple).toArray();
    }

    private Execution execution(Device on) {
        return Execution.suiting(bundle.bytes(), Runtime.getRuntime().availableProcessors(), on);
    }

    private long used() {
        return device.card().isPresent()
                ? Cards.here().get(device.card().getAsInt()).used()
                : ProcessMemory.anonymous();
    }

    /** How far the card's results are from those of the processors. */
    private List<Figure> departures(Networks networks, int side) throws Exception {
        try (Networks processors = Supir.networks(bundle, List.of(), execution(Device.cpu()))) {
            Sized there = new Sized(networks, side);
            Sized here = new Sized(processors, side);
            return List.of(
                    new Figure("step's departure from the processors'", departure(there.noise(), here.noise()), ""),
                    new Figure("decoder's departure", departure(there.picture(), here.picture()), ""));
        }
    }

    /** The root of the mean squared difference, relative to that of the expected values. */
    static double departure(Tensor actual, Tensor expected) {
        double error = 0;
        double all = 0;
        for (int i = 0; i < expected.values().length; i++) {
            double apart = (double) actual.values()[i] - expected.values()[i];
            error += apart * apart;
            all += (double) expected.values()[i] * expected.values()[i];
        }
        return Math.sqrt(error / all);
    }

    /** The networks at one size of pictures. */
    private final class Sized {
        private final Networks networks;
        private final int side;
        private final int cells;
        private final Tensor picture;
        private final Tensor latent;

        Sized(Networks networks, int side) {
            this.networks = networks;
            this.side = side;
            this.cells = side / bundle.config().vae().factor();
            this.picture = noise(3, side);
            this.latent = noise(bundle.config().vae().zChannels(), cells);
        }

        void measure(double stepRate, double passRate, Consumer<Figure> found) throws Exception {
            Workload work = new Workload(bundle.config());
            try (Prepared prepared = prepared()) {
                add(found, "step", 2 * work.prediction(cells, cells), stepRate, () -> {
                    predict(prepared);
                    predict(prepared);
                });
            }
            Autoencoder coder = networks.autoencoder();
            add(found, "encode", work.encoding(side, side), passRate, () -> coder.encodeRobust(picture));
            add(found, "decode", work.decoding(cells, cells), passRate, () -> coder.decode(latent));
        }

        private void add(Consumer<Figure> found, String what, double work, double rate, Stopwatch.Work run)
                throws Exception {
            // The first loads the network and lets the card choose its ways.
            run.run();
            double seconds = Double.MAX_VALUE;
            for (int i = 0; i < TIMES; i++) {
                seconds = Math.min(seconds, Stopwatch.seconds(run));
            }
            found.accept(new Figure(what + " at " + side, 1000 * seconds, "ms"));
            found.accept(new Figure(what + " at " + side + ", of the rate", work / seconds / rate, ""));
        }

        Tensor noise() {
            try (Prepared prepared = prepared()) {
                return predict(prepared);
            }
        }

        Tensor picture() {
            return networks.autoencoder().decode(latent);
        }

        private Tensor predict(Prepared prepared) {
            return prepared.predict(latent, 500, latent, 1);
        }

        private Prepared prepared() {
            int tokens = bundle.config().clipL().context();
            return networks.noisePredictor()
                    .prepare(networks.textTowers().condition(new long[tokens], new long[tokens]));
        }

        private static Tensor noise(int channels, int side) {
            Random random = new Random(side);
            Tensor noise = Tensor.zeros(1, channels, side, side);
            for (int i = 0; i < noise.values().length; i++) {
                noise.values()[i] = (float) (0.5 * random.nextGaussian());
            }
            return noise;
        }
    }
}
