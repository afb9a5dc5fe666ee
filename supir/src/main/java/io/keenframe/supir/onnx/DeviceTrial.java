package io.keenframe.supir.onnx;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** Finds out whether networks run on a device, by running one: a convolution, which needs all that a card's networks need. */
public final class DeviceTrial {
    private static final int CHANNELS = 8;
    private static final int SIDE = 8;

    private DeviceTrial() {}

    /** What is in the way, in ONNX Runtime's words or the loader's; empty where nothing is. */
    public static Optional<String> fault(Device device) {
        Execution execution = new Execution(1, Placement.RESIDENT, device, device.precision());
        try (Session session = Session.open(sums(execution), execution, new RunningEvaluations());
                Inputs inputs =
                        new Inputs().with("x", new Tensor(ones(CHANNELS * SIDE * SIDE), 1, CHANNELS, SIDE, SIDE));
                Outputs outputs = session.run(inputs)) {
            float inner = outputs.tensor("y").values()[SIDE + 1];
            return inner == 9 * CHANNELS
                    ? Optional.empty()
                    : Optional.of("it computes " + inner + " where " + 9 * CHANNELS + " is right");
        } catch (InferenceException | LinkageError e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** The sum of each pixel's neighbourhood. */
    private static Graph sums(Execution execution) {
        Graph graph = execution.graph();
        Value x = graph.input("x", 1, CHANNELS, SIDE, SIDE);
        Value kernel = graph.constant(ones(9 * CHANNELS * CHANNELS), CHANNELS, CHANNELS, 3, 3);
        Op conv = Op.of("Conv").with("kernel_shape", 3, 3).with("pads", 1, 1, 1, 1);
        graph.output("y", graph.node(conv, x.shape(), x, kernel));
        return graph;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
