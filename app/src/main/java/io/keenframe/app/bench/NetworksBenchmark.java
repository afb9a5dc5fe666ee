package io.keenframe.app.bench;

import io.keenframe.app.Workplace;
import io.keenframe.contract.Size;
import io.keenframe.supir.checkpoint.RandomCheckpoints;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Each network by itself on a picture of 512x512, against PyTorch with the same weights: the autoencoder and the text
 * towers of full size, and a guided step of a noise predictor half as wide and less deep.
 *
 * <p>Processor time of one thread, in turns, of which the least counts: so other programs do not matter.
 *
 * @param workplace where the project's own bundle lies, beside which PyTorch's part is found
 * @param folder for 3 GB of random weights
 */
public record NetworksBenchmark(Workplace workplace, Path folder) implements Benchmark {
    private static final Size SIZE = new Size(512, 512);
    private static final int ROUNDS = 2;
    private static final int THREADS = 1;

    @Override
    public String name() {
        return "networks";
    }

    @Override
    public String description() {
        return "CPU-seconds of each network at " + SIZE + " on one thread, against PyTorch with the same weights";
    }

    @Override
    public void run(Consumer<Figure> found) throws Exception {
        SupirConfig config = writeModel();
        Path bundle = workplace.bundles().find("supir-mini").folder();
        Optional<PyTorchPasses> reference = new PyTorchReference(bundle).passes(folder, SIZE, THREADS);
        try (LonePasses passes = new LonePasses(config, weights(), SIZE, THREADS)) {
            Map<String, Double> ours = new LinkedHashMap<>();
            Map<String, Double> theirs = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String pass : LonePasses.NAMES) {
                    keepLeast(ours, pass, passes.processorSeconds(pass));
                    if (reference.isPresent()) {
                        keepLeast(theirs, pass, reference.get().processorSeconds(pass));
                    }
                }
            }
            report(ours, theirs, found);
        } finally {
            reference.ifPresent(PyTorchPasses::close);
        }
    }

    private SupirConfig writeModel() throws IOException {
        Path file = folder.resolve("config.json");
        Files.createDirectories(folder);
        try (InputStream wide = NetworksBenchmark.class.getResourceAsStream("wide.json")) {
            Files.write(file, wide.readAllBytes());
        }
        SupirConfig config = SupirConfig.read(file);
        new RandomCheckpoints(config, DataType.F16).write(folder);
        return config;
    }

    private List<Path> weights() {
        return List.of(folder.resolve(RandomCheckpoints.SUPIR), folder.resolve(RandomCheckpoints.SDXL));
    }

    private static void keepLeast(Map<String, Double> least, String pass, double seconds) {
        least.merge(pass, seconds, Math::min);
    }

    private static void report(Map<String, Double> ours, Map<String, Double> theirs, Consumer<Figure> found) {
        ours.forEach((pass, seconds) -> {
            found.accept(new Figure(pass, seconds, "CPU-s"));
            if (theirs.containsKey(pass)) {
                found.accept(new Figure(pass + ", PyTorch", theirs.get(pass), "CPU-s"));
                found.accept(new Figure(pass + ", PyTorch's time to ours", theirs.get(pass) / seconds, ""));
            }
        });
    }
}
