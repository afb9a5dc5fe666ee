package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guards what makes large models fit: ONNX Runtime widens one mapped weight at a time.
 *
 * <p>That follows from the order of nodes in the file and from how it schedules them; another version may do otherwise.
 */
final class MemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WIDTH = 2048;
    private static final int LAYERS = 32;
    private static final long WIDENED = 4L * WIDTH * WIDTH * LAYERS;

    @TempDir
    Path folder;

    @Test
    void widensMappedWeightsOnlyJustBeforeTheirUse() throws IOException {
        assumeThat(STATUS).as("anonymous memory is told by Linux only").exists();
        long before = anonymous();
        try (Session session = Session.open(chain(), new Execution(1, Placement.MAPPED), new RunningEvaluations());
                Inputs inputs = new Inputs().with("x", Tensor.zeros(1, WIDTH))) {
            for (int run = 0; run < 2; run++) {
                session.run(inputs).close();
            }

            // The arena keeps what it grew to, so this is a peak: a few weights of 16 MiB each out of 512 MiB.
            assertThat(anonymous() - before).isLessThan(WIDENED / 4);
        }
    }

    /** Linear layers in a row, over a sparse file of halves. */
    private Graph chain() throws IOException {
        Path file = folder.resolve("sparse");
        long bytes = 2L * WIDTH * WIDTH;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(bytes * LAYERS);
        }
        Graph graph = new Graph();
        Value x = graph.input("x", 1, WIDTH);
        for (int i = 0; i < LAYERS; i++) {
            StoredTensor stored = new StoredTensor(file, "w" + i, DataType.F16, new long[] {WIDTH, WIDTH}, bytes * i);
            x = graph.node(Op.of("Gemm").with("transB", 1L), x.shape(), x, graph.weight(stored, WIDTH, WIDTH));
        }
        graph.output("y", x);
        return graph;
    }

    private static long anonymous() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
