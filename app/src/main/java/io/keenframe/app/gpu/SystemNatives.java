package io.keenframe.app.gpu;

import io.keenframe.supir.gpu.ProviderLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ONNX Runtime with its library for cards, as a system's own installation or a container image has it.
 *
 * @param folder where its libraries lie
 * @param core the file of ONNX Runtime itself in it
 */
public record SystemNatives(Path folder, Path core) {
    /** The environment's key that names the folder. */
    public static final String VARIABLE = "KEENFRAME_ONNXRUNTIME";

    private static final List<String> USUAL =
            List.of("/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/onnxruntime/lib");

    /** The first that the environment or the usual folders hold in a version; others would not fit the classes here. */
    public static Optional<SystemNatives> find(Map<String, String> environment, String version) {
        Stream<String> named = Stream.of(VARIABLE, "LD_LIBRARY_PATH")
                .flatMap(key -> Stream.of(environment.getOrDefault(key, "").split(":", -1)))
                .filter(folder -> !folder.isBlank());
        return Stream.concat(named, USUAL.stream())
                .map(Path::of)
                .flatMap(folder -> in(folder, version).stream())
                .findFirst();
    }

    private static Optional<SystemNatives> in(Path folder, String version) {
        Path core = folder.resolve("libonnxruntime.so." + version);
        return Files.isRegularFile(folder.resolve(ProviderLibrary.CUDA)) && Files.isRegularFile(core)
                ? Optional.of(new SystemNatives(folder, core))
                : Optional.empty();
    }

    /** Puts links to them into a folder, under the names that ONNX Runtime's Java looks for. */
    public void linkInto(Path place) throws IOException {
        Files.createDirectories(place);
        link(place.resolve("libonnxruntime.so"), core);
        for (String name :
                List.of(ProviderLibrary.CUDA, ProviderLibrary.TENSOR_RT, "libonnxruntime_providers_shared.so")) {
            if (Files.exists(folder.resolve(name))) {
                link(place.resolve(name), folder.resolve(name));
            }
        }
    }

    private static void link(Path link, Path to) throws IOException {
        Path target = to.toRealPath();
        if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(target)) {
            return;
        }
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }
}
