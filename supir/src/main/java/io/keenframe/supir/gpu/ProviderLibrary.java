package io.keenframe.supir.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library through which ONNX Runtime runs networks on cards, beside its other natives.
 *
 * @param file where it lies
 */
public record ProviderLibrary(Path file) {
    /** The property of the process that names the folder of ONNX Runtime's natives. */
    public static final String FOLDER = "onnxruntime.native.path";

    /** The file that runs networks by ONNX Runtime's own kernels. */
    public static final String CUDA = "libonnxruntime_providers_cuda.so";

    /** The file that runs them by TensorRT. */
    public static final String TENSOR_RT = "libonnxruntime_providers_tensorrt.so";

    /** Loaded when a convolution first runs, and so not among what the file says that it needs. */
    private static final String CUDNN = "libcudnn.so.9";

    private static final String LOADER = "/lib64/ld-linux-x86-64.so.2";
    private static final Pattern MISSING =
            Pattern.compile("(?:\\s*(\\S+) => not found|.*object '(\\S+)' from --preload cannot be preloaded.*)");

    /** The library of that name beside the natives that this process uses; empty where it is not there. */
    public static Optional<ProviderLibrary> here(String name) {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isRegularFile)
                .map(ProviderLibrary::new);
    }

    /**
     * The libraries that it needs and the system's loader does not find, by name.
     *
     * @throws IOException where the loader cannot be asked
     */
    public List<String> missing() throws IOException {
        // The loader lists what it would load, and loads nothing.
        return missing(
                Command.lines(Map.of("LD_TRACE_LOADED_OBJECTS", "1"), LOADER, "--preload", CUDNN, file.toString()));
    }

    /** The names in what the loader says. */
    static List<String> missing(List<String> said) {
        List<String> names = new ArrayList<>();
        for (String line : said) {
            Matcher matcher = MISSING.matcher(line);
            if (matcher.matches()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
