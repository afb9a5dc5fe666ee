package io.keenframe.app.gpu;

import io.keenframe.app.Workplace;
import io.keenframe.runtime.files.Folders;
import io.keenframe.supir.gpu.ProviderLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The natives in a folder, as the artifact for cards holds them.
 *
 * @param folder where they lie, or are to lie
 */
public record GpuNatives(Path folder) {
    private static final String INSIDE = "ai/onnxruntime/native/linux-x64/";

    /** Those that a user installed for a version of ONNX Runtime. */
    public static GpuNatives installed(Workplace workplace, String version) {
        return new GpuNatives(workplace.home().root().resolve("gpu").resolve("onnxruntime-" + version));
    }

    /** Whether they are there. */
    public boolean exist() {
        return Files.isRegularFile(folder.resolve(ProviderLibrary.CUDA));
    }

    /**
     * Unpacks the natives of a jar, all of them or none.
     *
     * @throws IOException if the jar holds none for this platform, or the folder cannot be written
     */
    public void unpack(Path jar) throws IOException {
        Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, "unpacking");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : natives(jar, zip)) {
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, unfinished.resolve(entry.getName().substring(INSIDE.length())));
                }
            }
            remove();
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static List<? extends ZipEntry> natives(Path jar, ZipFile zip) throws IOException {
        List<? extends ZipEntry> natives = zip.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(INSIDE))
                .toList();
        if (natives.isEmpty()) {
            throw new IOException(jar + " holds no natives in " + INSIDE);
        }
        return natives;
    }

    /** Removes them. */
    public void remove() throws IOException {
        Folders.delete(folder);
    }
}
