package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ArithmeticTest {
    private final Graph graph = new Graph();

    @Test
    void countsAMultiplicationAndAnAdditionForEachWeightAndRow() {
        Value x = graph.input("x", 5, 7);
        graph.output("y", graph.node(Op.of("Gemm").with("transB", 1L), new int[] {5, 3}, x, graph.input("w", 3, 7)));
        assertThat(graph.flops()).isEqualTo(2 * 5 * 7 * 3);
    }

    @Test
    void countsEachTapOfAConvolution() {
        Value x = graph.input("x", 1, 4, 6, 5);
        graph.output("y", graph.node(Op.of("Conv"), new int[] {1, 8, 6, 5}, x, graph.input("w", 8, 4, 3, 3)));
        assertThat(graph.flops()).isEqualTo(2 * 8 * 6 * 5 * 4 * 9);
    }

    @Test
    void countsScoresAndSumsOfAttention() {
        Value q = graph.input("q", 1, 10, 64);
        Value k = graph.input("k", 1, 7, 64);
        graph.output("y", graph.node(Op.microsoft("MultiHeadAttention"), q.shape(), q, k, k));
        assertThat(graph.flops()).isEqualTo(2 * 2 * 10 * 7 * 64);
    }

    @Test
    void passesOverTheRest() {
        Value x = graph.input("x", 5, 7);
        graph.output("y", graph.node(Op.of("Add"), x.shape(), x, x));
        assertThat(graph.flops()).isZero();
    }
}
