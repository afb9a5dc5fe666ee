package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Dialect;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Op;
import io.keenframe.supir.onnx.Value;
import java.util.Arrays;

/**
 * The layers with weights that all networks are made of.
 *
 * <p>Images are {@code [1, C, H, W]}, rows of tokens {@code [N, C]}.
 */
final class Layers {
    /** Of the group norms in residual blocks and adaptors. */
    static final float COARSE = 1e-5f;

    /** Of the group norms in transformers and in the autoencoder. */
    static final float FINE = 1e-6f;

    private static final Op GEMM = Op.of("Gemm").with("transB", 1L);
    private static final Op LAYER_NORM =
            Op.of("LayerNormalization").with("axis", -1L).with("epsilon", 1e-5f);

    private Layers() {}

    /** A convolution that keeps the size. */
    static Value conv(Scope at, Value x, int channels, int kernel) {
        int pad = kernel / 2;
        return conv(at, x, channels, kernel, 1, pad, pad);
    }

    /** A 3x3 convolution that halves the size, with so many rows and columns of zeros before and after. */
    static Value halve(Scope at, Value x, int before, int after) {
        return conv(at, x, x.size(1), 3, 2, before, after);
    }

    private static Value conv(Scope at, Value x, int channels, int kernel, int stride, int before, int after) {
        Op op = Op.of("Conv")
                .with("kernel_shape", kernel, kernel)
                .with("strides", stride, stride)
                .with("pads", before, before, after, after);
        int height = (x.size(2) + before + after - kernel) / stride + 1;
        int width = (x.size(3) + before + after - kernel) / stride + 1;
        Value weight = at.weight("weight", channels, x.size(1), kernel, kernel);
        int[] shape = {1, channels, height, width};
        Value result = at.graph().node(op, shape, x, weight, at.weight("bias", channels));
        return Additions.convolution(at, op, kernel, x, result);
    }

    /** A 1x1 convolution, applied to tokens. */
    static Value pointwise(Scope at, Value x, int channels) {
        int in = x.size(1);
        Value weight = at.graph().weight(at.stored("weight", channels, in, 1, 1), channels, in);
        return gemm(at.graph(), x, weight, at.weight("bias", channels));
    }

    /** A linear map of each row. */
    static Value linear(Scope at, Value x, int channels) {
        Value result = gemm(at.graph(), x, at.weight("weight", channels, x.size(1)), at.weight("bias", channels));
        return Additions.linear(at, "weight", x, result);
    }

    /** A linear map without bias. */
    static Value linearOnly(Scope at, Value x, int channels) {
        return Additions.linear(at, "weight", x, gemm(at.graph(), x, at.weight("weight", channels, x.size(1))));
    }

    /** {@code x * weight^T + bias}. */
    static Value gemm(Graph graph, Value... arguments) {
        int[] shape = {arguments[0].size(0), arguments[1].size(0)};
        return graph.node(GEMM, shape, arguments);
    }

    /** Normalises each row. */
    static Value layerNorm(Scope at, Value x) {
        int width = x.size(-1);
        return at.graph().node(LAYER_NORM, x.shape(), x, at.weight("weight", width), at.weight("bias", width));
    }

    /** Normalises each group of channels over the whole image. */
    static Value groupNorm(Scope at, Value x, int groups, float epsilon) {
        return fuses(at, x, groups)
                ? FusedNorm.apply(at, x, groups, epsilon, false)
                : separateNorm(at, x, groups, epsilon);
    }

    private static boolean fuses(Scope at, Value x, int groups) {
        return at.graph().dialect() == Dialect.CUDA && FusedNorm.takes(x.size(1), groups);
    }

    private static Value separateNorm(Scope at, Value x, int groups, float epsilon) {
        Graph graph = at.graph();
        int elements = x.size(1) / groups * x.size(2) * x.size(3);
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        Value grouped = Shapes.reshape(graph, x, 1, groups, elements);
        Value normal = graph.node(
                Op.of("InstanceNormalization").with("epsilon", epsilon),
                grouped.shape(),
                grouped,
                graph.constant(ones, groups),
                graph.constant(new float[groups], groups));
        Value image = Shapes.reshape(graph, normal, x.shape());
        Value scaled = Maths.multiply(graph, image, at.channels("weight", x.size(1)));
        return Maths.add(graph, scaled, at.channels("bias", x.size(1)));
    }

    /** What most convolutions see: the activated group norm. */
    static Value activatedNorm(Scope at, Value x, int groups, float epsilon) {
        return fuses(at, x, groups)
                ? FusedNorm.apply(at, x, groups, epsilon, true)
                : Maths.silu(at.graph(), separateNorm(at, x, groups, epsilon));
    }
}
