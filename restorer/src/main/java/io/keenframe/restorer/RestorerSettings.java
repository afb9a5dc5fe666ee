package io.keenframe.restorer;

import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a restorer works.
 *
 * @param workers how many groups are restored at a time, each by an engine of its own, at least 1
 * @param threads how many threads each worker's engine computes with, at least 1
 * @param devices what the engines' networks run on: each worker has one to itself, in turn; at least one
 * @param bundles the folders in which model bundles are looked for, in this order
 * @param patience how long the jobs log may lag behind the tickets
 */
public record RestorerSettings(int workers, int threads, List<Device> devices, List<Path> bundles, Duration patience) {
    public RestorerSettings {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "a restorer with " + workers + " workers does nothing: give it 1 or more");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("a worker with " + threads + " threads does nothing: give it 1 or more");
        }
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("a restorer without a device cannot run a network: give it one");
        }
        devices = List.copyOf(devices);
        bundles = List.copyOf(bundles);
    }

    /** One worker that uses all the processors: for one picture that is faster than several that share them. */
    public static RestorerSettings of(List<Path> bundles) {
        return new RestorerSettings(
                1, Runtime.getRuntime().availableProcessors(), List.of(Device.cpu()), bundles, Duration.ofSeconds(10));
    }

    /** The same on other devices, with a worker for each. */
    public RestorerSettings on(List<Device> others) {
        return new RestorerSettings(workers, threads, others, bundles, patience).withWorkers(others.size());
    }

    /** What a worker's networks run on. */
    public Device device(int worker) {
        return devices.get(worker % devices.size());
    }

    /** The same with so many workers, which share the processors. */
    public RestorerSettings withWorkers(int count) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new RestorerSettings(count, Math.max(1, processors / Math.max(1, count)), devices, bundles, patience);
    }
}
