package io.keenframe.supir.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The folder that ONNX Runtime resolves the locations of weights against: the root of the file system.
 *
 * <p>It refuses absolute locations, and those that leave the folder by {@code ..} or a symbolic link. A real path told
 * relative to the root is neither, so checkpoints may lie anywhere.
 */
final class WeightFolder {
    private final Path root;
    private final Map<Path, String> locations = new HashMap<>();

    WeightFolder(Path root) {
        this.root = root;
    }

    /** The folder for a graph's files. */
    static WeightFolder of(Graph graph) {
        Path any = graph.stored().isEmpty()
                ? Path.of("").toAbsolutePath()
                : real(graph.stored().get(0).file());
        return new WeightFolder(any.getRoot());
    }

    Path root() {
        return root;
    }

    /** A file's location as an initializer states it. */
    String location(Path file) {
        return locations.computeIfAbsent(file, f -> {
            Path real = real(f);
            if (!real.startsWith(root)) {
                throw new IllegalArgumentException(f + " is not on " + root + " like the model's other files; move it");
            }
            return root.relativize(real).toString().replace('\\', '/');
        });
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
