package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.file.Path;

/**
 * How networks are run.
 *
 * @param threads threads of one evaluation's work on the processors
 * @param placement where the weights live
 * @param device what runs them
 * @param precision what they compute in; on the processors single alone is fast
 */
public record Execution(int threads, Placement placement, Device device, Precision precision) {
    /** Models below this many bytes are worth their weight in memory. */
    private static final long SMALL = 256L << 20;

    /** On the processors. */
    public Execution(int threads, Placement placement) {
        this(threads, placement, Device.cpu(), Precision.SINGLE);
    }

    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be positive");
        }
    }

    /** Where the weights live while networks run. */
    public enum Placement {
        /**
         * In the heap, or in a card's memory, as the floats that are computed with, rearranged for speed: four bytes a
         * parameter and more, and seconds to load a GB. On the processors results are the same bytes with any number of
         * threads.
         */
        RESIDENT,
        /**
         * In the file, mapped, or in a card's memory as they are stored; those of another precision are converted just
         * before they are used, and memory is given back as soon as it is not. On the processors the number of threads
         * decides the last bits of results.
         */
        MAPPED
    }

    /** What suits weights of that many bytes on a device. */
    public static Execution suiting(long weightBytes, int threads, Device device) {
        Placement placement = weightBytes < SMALL ? Placement.RESIDENT : Placement.MAPPED;
        return new Execution(threads, placement, device, device.precision());
    }

    /** The same in a precision. */
    public Execution in(Precision other) {
        return new Execution(threads, placement, device, other);
    }

    /** The same with its weights in memory. */
    public Execution resident() {
        return new Execution(threads, Placement.RESIDENT, device, precision);
    }

    /** An empty graph in the operators and the precision of this. */
    public Graph graph() {
        return new Graph(device.dialect(), precision);
    }

    SessionOptions options(Path folder) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        // Threads that wait would burn the cores that decoders and encoders want; a step then costs half as much again.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.model_external_initializers_file_folder_path", folder.toString());
        boolean mapped = placement == Placement.MAPPED;
        if (device.card().isPresent()) {
            // Its group norms read their weights while they are packed, so packing stays on; other weights are not
            // packed.
            onCard(options, mapped && precision == Precision.SINGLE);
        } else {
            options.setOptimizationLevel(mapped ? OptLevel.EXTENDED_OPT : OptLevel.ALL_OPT);
            if (mapped) {
                // An arena would keep what each network needed most, and a picture goes through several. It is no
                // faster.
                options.setCPUArenaAllocator(false);
                options.addConfigEntry("session.disable_prepacking", "1");
                keepAsStored(options);
            }
        }
        return options;
    }

    private void onCard(SessionOptions options, boolean keep) throws OrtException {
        Provider.append(options, device, precision);
        options.setOptimizationLevel(OptLevel.ALL_OPT);
        // Halves are converted once, while a network is loaded, where they are not stored as halves already.
        if (keep) {
            keepAsStored(options);
        }
    }

    private static void keepAsStored(SessionOptions options) throws OrtException {
        options.setMemoryPatternOptimization(false);
        // Both or neither: with only the first disabled, the second crashes the process (onnxruntime#32405).
        options.addConfigEntry(
                "optimization.disable_specified_optimizers",
                "ConstantFolding;FuseFp16InitializerToFp32NodeTransformer");
    }
}
