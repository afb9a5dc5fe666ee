package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards what makes large models fit: ONNX Runtime widens one mapped weight at a time, and keeps nothing.
 *
 * <p>That follows from the order of nodes in the file, from how it schedules them, and from half a dozen options; another
 * version may do otherwise.
 */
final class MemoryTest {
    private static final int LAYERS = 32;

    /** What the JVM and the test itself may need meanwhile: a tenth of the weights, widened. */
    private static final long NOTHING = 48L << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void requireLinux() {
        assumeThat(AnonymousMemory.STATUS)
                .as("anonymous memory is told by Linux only")
                .exists();
    }

    @Test
    void linearLayersAreWidenedJustBeforeTheirUse() throws Exception {
        int width = 2048;
        Op gemm = Op.of("Gemm").with("transB", 1L);

        requireLittleMemory(gemm, new int[] {1, width}, width, width);
    }

    @Test
    void convolutionsAreWidenedJustBeforeTheirUse() throws Exception {
        int channels = 640;
        Op convolution = Op.of("Conv").with("kernel_shape", 3, 3).with("pads", 1, 1, 1, 1);

        requireLittleMemory(convolution, new int[] {1, channels, 4, 4}, channels, channels, 3, 3);
    }

    private void requireLittleMemory(Op layer, int[] input, int... weight) throws Exception {
        Graph graph = chain(layer, input, weight);
        long widened = Float.BYTES * (long) Tensor.count(weight) * LAYERS;
        long before = AnonymousMemory.now();
        try (Session session = Session.open(graph, new Execution(1, Placement.MAPPED), new RunningEvaluations());
                Inputs inputs = new Inputs().with("x", Tensor.zeros(input))) {
            assertThat(AnonymousMemory.now() - before).as("loaded").isLessThan(NOTHING);
            AnonymousMemory memory = new AnonymousMemory();
            try (memory) {
                for (int run = 0; run < 2; run++) {
                    session.run(inputs).close();
                }
            }

            assertThat(memory.peak() - before).as("at its peak").isLessThan(widened / 4);
            assertThat(AnonymousMemory.now() - before)
                    .as("afterwards %s", memory.peak() - before)
                    .isLessThan(NOTHING);
        }
    }

    /** Layers in a row, over a sparse file of halves. */
    private Graph chain(Op layer, int[] input, int... weight) throws IOException {
        Path file = folder.resolve("sparse");
        long bytes = 2L * Tensor.count(weight);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes * LAYERS);
        }
        Graph graph = new Graph();
        Value x = graph.input("x", input);
        long[] shape = Arrays.stream(weight).asLongStream().toArray();
        for (int i = 0; i < LAYERS; i++) {
            StoredTensor stored = new StoredTensor(file, "w" + i, DataType.F16, shape, bytes * i);
            x = graph.node(layer, x.shape(), x, graph.weight(stored, weight));
        }
        graph.output("y", x);
        return graph;
    }
}
