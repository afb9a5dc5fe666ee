package io.keenframe.app.bench;

import io.keenframe.app.Failure;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model as PyTorch runs it, {@code training/bench_reference.py}; only benchmarks know Python.
 *
 * @param bundle the bundle's folder
 */
record PyTorchReference(Path bundle) {
    private static final Logger LOGGER = LoggerFactory.getLogger(PyTorchReference.class);

    /** What a frame takes; empty where there is no python3 with torch, or no training folder. */
    OptionalDouble millisecondsPerFrame(Size size, int frames, int threads) throws IOException, InterruptedException {
        Path script = script();
        if (!isUsable(script)) {
            return OptionalDouble.empty();
        }
        String answer = output(
                "python3",
                script.toString(),
                bundle.toString(),
                "--size=" + size,
                "--frames=" + frames,
                "--threads=" + threads);
        try {
            return OptionalDouble.of(Double.parseDouble(answer.strip()));
        } catch (NumberFormatException e) {
            throw new Failure(script + " said '" + answer.strip() + "' instead of a time", e);
        }
    }

    /**
     * The networks of a folder with a {@code config.json} and weights, on pictures of a size; empty where there is no
     * python3 with torch, or no training folder.
     */
    Optional<PyTorchPasses> passes(Path folder, Size size, int threads) throws IOException, InterruptedException {
        Path script = script();
        return isUsable(script)
                ? Optional.of(PyTorchPasses.start(
                        "python3",
                        script.toString(),
                        folder.toString(),
                        "--passes",
                        "--size=" + size,
                        "--threads=" + threads))
                : Optional.empty();
    }

    private Path script() {
        return bundle.toAbsolutePath()
                .resolveSibling("../training/bench_reference.py")
                .normalize();
    }

    private static boolean isUsable(Path script) throws InterruptedException {
        boolean usable = Files.exists(script) && hasTorch();
        if (!usable) {
            LOGGER.info("no PyTorch to compare with: python3 with torch and {} are needed", script);
        }
        return usable;
    }

    private static boolean hasTorch() throws InterruptedException {
        try {
            output("python3", "-c", "import torch");
            return true;
        } catch (IOException | Failure e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new Failure(String.join(" ", command) + " ended with status " + status);
        }
        return text;
    }
}
