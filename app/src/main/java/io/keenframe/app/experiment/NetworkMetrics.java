package io.keenframe.app.experiment;

import io.keenframe.app.Failure;
import io.keenframe.contract.frame.Frame;
import io.keenframe.restorer.pixel.Pixels;
import io.keenframe.supir.onnx.ForeignModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Metrics that are networks, such as LPIPS and DISTS: two pictures in, RGB [1, 3, height, width] in [-1, 1], the truth
 * second; one number out.
 */
final class NetworkMetrics implements AutoCloseable {
    private final SortedMap<String, ForeignModel> networks = new TreeMap<>();

    /**
     * Loads them.
     *
     * @param files their ONNX files by their names
     * @param beside the folder that the files lie in
     * @throws Failure where a file is no such network
     */
    NetworkMetrics(Map<String, String> files, Path beside) {
        files.forEach((name, file) -> {
            try {
                networks.put(
                        name,
                        ForeignModel.open(
                                beside.resolve(file), 2, Runtime.getRuntime().availableProcessors()));
            } catch (IOException e) {
                close();
                throw new Failure("metric " + name + ": " + e.getMessage(), e);
            }
        });
    }

    /** Each metric's mean over the frames of a film, which are as many and as large as the truth's. */
    SortedMap<String, Double> of(List<Frame> truth, List<Frame> film) {
        SortedMap<String, Double> means = new TreeMap<>();
        networks.forEach((name, network) -> {
            double sum = 0;
            for (int i = 0; i < truth.size(); i++) {
                sum += network.run(
                                Pixels.toTensor(film.get(i), film.get(i).size()),
                                Pixels.toTensor(truth.get(i), truth.get(i).size()))
                        .values()[0];
            }
            means.put(name, sum / truth.size());
        });
        return means;
    }

    @Override
    public void close() {
        networks.values().forEach(ForeignModel::close);
    }
}
