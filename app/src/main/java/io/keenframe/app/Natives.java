package io.keenframe.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the libraries' native code unpacked in one folder.
 *
 * <p>Left to themselves they unpack it anew in every process, tens of megabytes that a killed process leaves behind.
 */
public final class Natives {
    private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!");

    private Natives() {}

    /** Points the libraries at the folder; what a property of the process says already, stays. */
    public static void prepare(Path folder) throws IOException {
        set("org.bytedeco.javacpp.cachedir", folder.resolve("javacpp"));
        set("ENGINE_CACHE_DIR", folder.resolve("djl"));
        String platform = platform();
        List<String> names = List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        for (String name : names) {
            URL resource = Natives.class.getResource("/ai/onnxruntime/native/" + platform + "/" + name);
            if (resource == null) {
                return;
            }
            Path unpacked = folder.resolve(jar(resource));
            unpack(resource, unpacked.resolve(name));
            set("onnxruntime.native.path", unpacked);
        }
    }

    private static void set(String property, Path folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, folder.toString());
        }
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
