package io.keenframe.supir.gpu;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a machine has of what networks on a card need.
 *
 * @param cards its cards
 * @param library the library through which ONNX Runtime runs networks on them
 * @param missing the names of the libraries that this needs and the system lacks
 */
public record Equipment(List<Card> cards, Optional<ProviderLibrary> library, List<String> missing) {
    private static final String INSTALL = "'keenframe gpu install' fetches it";

    /** This machine's, for ONNX Runtime's own kernels or for TensorRT, by the library's name. */
    public static Equipment here(String library) {
        Optional<ProviderLibrary> found = ProviderLibrary.here(library);
        return new Equipment(Cards.here(), found, found.map(Equipment::missing).orElse(List.of()));
    }

    private static List<String> missing(ProviderLibrary library) {
        try {
            return library.missing();
        } catch (IOException e) {
            // No loader where it should be: whatever is missing will be said when the library is loaded.
            return List.of();
        }
    }

    /** What is missing first, and the way out, in one line; empty where nothing is. */
    public Optional<String> lack() {
        if (cards.isEmpty()) {
            return Optional.of(
                    "no NVIDIA card answers to nvidia-smi; install NVIDIA's driver, or show the container its"
                            + " card (docker run --gpus all)");
        }
        if (library.isEmpty()) {
            return Optional.of("ONNX Runtime's library for NVIDIA cards is not installed; " + INSTALL);
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("the system's loader does not find " + String.join(", ", missing) + "; install "
                        + makers() + ", or name their folder in LD_LIBRARY_PATH");
    }

    /** What brings the missing libraries. */
    private String makers() {
        Set<String> makers = new LinkedHashSet<>();
        missing.forEach(name -> makers.add(maker(name)));
        return String.join(", ", makers);
    }

    private static String maker(String library) {
        if (library.startsWith("libcuda.so")) {
            return "NVIDIA's driver";
        }
        if (library.startsWith("libcudnn")) {
            return "cuDNN 9 for CUDA 12";
        }
        return library.startsWith("libnv") ? "TensorRT 10 for CUDA 12" : "CUDA 12's runtime libraries";
    }
}
