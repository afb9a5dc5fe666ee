package io.keenframe.app;

import io.keenframe.app.gpu.GpuArtifact;
import io.keenframe.app.gpu.GpuNatives;
import io.keenframe.app.gpu.SystemNatives;
import io.keenframe.supir.gpu.ProviderLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the libraries' native code unpacked in one folder.
 *
 * <p>Left to themselves they unpack it anew in every process, tens of megabytes that a killed process leaves behind.
 *
 * <p>ONNX Runtime's are those for cards where they are there: installed by a user, else by the system, else in the jar.
 */
public final class Natives {
    private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!");
    private static final String BRIDGE = System.mapLibraryName("onnxruntime4j_jni");
    private static final List<String> NEEDED = List.of(System.mapLibraryName("onnxruntime"), BRIDGE);

    /** Those for cards, which the jar of a build for them holds. */
    private static final List<String> FOR_CARDS =
            List.of("libonnxruntime_providers_shared.so", ProviderLibrary.CUDA, ProviderLibrary.TENSOR_RT);

    private Natives() {}

    /** Points the libraries at what there is; what a property of the process says already, stays. */
    public static void prepare(Workplace workplace, Map<String, String> environment) throws IOException {
        Path cache = workplace.cache();
        set("org.bytedeco.javacpp.cachedir", cache.resolve("javacpp"));
        set("ENGINE_CACHE_DIR", cache.resolve("djl"));
        Optional<Path> folder = onnxRuntime(workplace, environment);
        if (folder.isPresent()) {
            set(ProviderLibrary.FOLDER, folder.get());
        }
    }

    private static Optional<Path> onnxRuntime(Workplace workplace, Map<String, String> environment) throws IOException {
        String version = GpuArtifact.ofBuild().version();
        GpuNatives installed = GpuNatives.installed(workplace, version);
        if (installed.exist()) {
            return Optional.of(installed.folder());
        }
        Optional<SystemNatives> system = SystemNatives.find(environment, version);
        if (system.isEmpty()) {
            return unpacked(workplace.cache());
        }
        Path place = workplace.cache().resolve("onnxruntime-" + version + "-of-system");
        system.get().linkInto(place);
        URL bridge = resource(BRIDGE);
        if (bridge == null) {
            return Optional.empty();
        }
        unpack(bridge, place.resolve(BRIDGE));
        return Optional.of(place);
    }

    private static Optional<Path> unpacked(Path cache) throws IOException {
        Path folder = null;
        for (String name : NEEDED) {
            URL resource = resource(name);
            if (resource == null) {
                return Optional.empty();
            }
            folder = cache.resolve(jar(resource));
            unpack(resource, folder.resolve(name));
        }
        for (String name : FOR_CARDS) {
            URL resource = resource(name);
            if (resource != null) {
                unpack(resource, cache.resolve(jar(resource)).resolve(name));
            }
        }
        return Optional.ofNullable(folder);
    }

    private static void set(String property, Path folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, folder.toString());
        }
    }

    private static @Nullable URL resource(String name) {
        return Natives.class.getResource("/ai/onnxruntime/native/" + platform() + "/" + name);
    }

    /** ONNX Runtime's name of this platform, such as {@code linux-x64}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
        String arch = System.getProperty("os.arch");
        return os + "-" + (arch.equals("aarch64") ? "aarch64" : "x64");
    }

    /** The name of the jar that a resource is in, its version included, so that versions do not meet. */
    private static String jar(URL resource) {
        Matcher matcher = JAR.matcher(resource.toString());
        return matcher.find() ? matcher.group(1) : "onnxruntime";
    }

    private static void unpack(URL resource, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(folder, "unpacking", ".tmp");
        try (InputStream in = resource.openStream()) {
            Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
