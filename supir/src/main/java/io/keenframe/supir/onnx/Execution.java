package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.file.Path;

/**
 * How networks are run on the CPU.
 *
 * @param threads threads of one evaluation
 * @param placement where the weights live
 */
public record Execution(int threads, Placement placement) {
    /** Models below this many bytes are worth their weight in memory. */
    private static final long SMALL = 256L << 20;

    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be positive");
        }
    }

    /** Where the weights live while networks run. */
    public enum Placement {
        /**
         * In the heap as floats, rearranged for speed: four bytes a parameter and more, and seconds to load a GB. Results
         * are the same bytes with any number of threads.
         */
        RESIDENT,
        /**
         * In the file, mapped; half-precision weights are widened just before they are used, and memory is given back as
         * soon as it is not. The number of threads decides the last bits of results.
         */
        MAPPED
    }

    /** What suits weights of that many bytes. */
    public static Execution suiting(long weightBytes, int threads) {
        return new Execution(threads, weightBytes < SMALL ? Placement.RESIDENT : Placement.MAPPED);
    }

    SessionOptions options(Path folder) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        // Threads that wait would burn the cores that decoders and encoders want; a step then costs half as much again.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.model_external_initializers_file_folder_path", folder.toString());
        options.setOptimizationLevel(placement == Placement.RESIDENT ? OptLevel.ALL_OPT : OptLevel.EXTENDED_OPT);
        if (placement == Placement.MAPPED) {
            keepMapped(options);
        }
        return options;
    }

    private static void keepMapped(SessionOptions options) throws OrtException {
        options.setMemoryPatternOptimization(false);
        // An arena would keep what each network needed most, and a picture goes through several. It is no faster.
        options.setCPUArenaAllocator(false);
        options.addConfigEntry("session.disable_prepacking", "1");
        // Both or neither: with only the first disabled, the second crashes the process (onnxruntime#32405).
        options.addConfigEntry(
                "optimization.disable_specified_optimizers",
                "ConstantFolding;FuseFp16InitializerToFp32NodeTransformer");
    }
}
