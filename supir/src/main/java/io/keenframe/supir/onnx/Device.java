package io.keenframe.supir.onnx;

import java.nio.file.Path;
import java.util.OptionalInt;

/** What networks run on. */
public sealed interface Device {
    /** The processors. */
    static Device cpu() {
        return new Cpu();
    }

    /** The operators that networks are written in for it. */
    Dialect dialect();

    /** The number of its card, as CUDA counts them; empty for the processors. */
    OptionalInt card();

    /** What the sampler's networks compute in on it. */
    default Precision precision() {
        return card().isPresent() ? Precision.HALF : Precision.SINGLE;
    }

    /** The processors. */
    record Cpu() implements Device {
        @Override
        public Dialect dialect() {
            return Dialect.COMMON;
        }

        @Override
        public OptionalInt card() {
            return OptionalInt.empty();
        }

        @Override
        public String toString() {
            return "cpu";
        }
    }

    /**
     * An NVIDIA card by ONNX Runtime's own kernels.
     *
     * @param number the card's, from 0
     */
    record Cuda(int number) implements Device {
        @Override
        public Dialect dialect() {
            return Dialect.CUDA;
        }

        @Override
        public OptionalInt card() {
            return OptionalInt.of(number);
        }

        @Override
        public String toString() {
            return "cuda:" + number;
        }
    }

    /**
     * An NVIDIA card by TensorRT, which compiles each network for minutes when it first meets it at a size.
     *
     * @param number the card's, from 0
     * @param engines the folder that compiled networks are kept in
     */
    record TensorRt(int number, Path engines) implements Device {
        @Override
        public Dialect dialect() {
            return Dialect.PLAIN;
        }

        @Override
        public OptionalInt card() {
            return OptionalInt.of(number);
        }

        @Override
        public String toString() {
            return "tensorrt:" + number;
        }
    }
}
